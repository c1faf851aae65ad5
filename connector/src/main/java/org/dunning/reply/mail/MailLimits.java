package org.dunning.reply.mail;

/**
 * How much of a mail is read; what is beyond is left out, and the mail is marked as cut.
 *
 * @param bytes of the whole mail
 * @param parts of all levels together
 * @param depth of parts within parts
 * @param characters of one text
 */
public record MailLimits(int bytes, int parts, int depth, int characters) {

    /** Four times the usual limit of a mail server; a debtor's text is a few hundred characters. */
    public static final MailLimits USUAL = new MailLimits(100 << 20, 200, 20, 2 << 20);
}
