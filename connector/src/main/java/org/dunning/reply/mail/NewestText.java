package org.dunning.reply.mail;

/**
 * A mail's text in two.
 *
 * @param written what its author newly wrote, without the device's footer, confidentiality notes and the part below
 *     {@code "-- "}
 * @param quoted what it answers or forwards, without quote marks
 * @param cut whether a limit left out something that its author may have written
 */
public record NewestText(String written, String quoted, boolean cut) {

    /** Of the plain part, unless that is empty or much shorter than what the HTML part says. */
    public static NewestText of(IncomingMail mail) {
        NewestText plain = QuotedLines.split(mail.plain());
        if (mail.html().isBlank() || !plain.written().isBlank() && !isPoor(mail)) {
            return plain;
        }
        NewestText html = QuotedLines.split(HtmlText.of(mail.html()));
        return html.written().length() > 2 * plain.written().length()
                ? new NewestText(html.written(), html.quoted(), mail.html().length() > HtmlText.MOST_CHARACTERS)
                : plain;
    }

    /** All that a mail says, quoted or not. */
    public static String whole(IncomingMail mail) {
        return mail.plain() + "\n" + HtmlText.of(mail.html());
    }

    /**
     * The same without the passages of a mail of ours that were repeated without marks: they are quoted.
     *
     * @param sent what we sent, or empty
     */
    public NewestText without(String sent) {
        return sent.isBlank() ? this : UnmarkedQuote.takenOut(this, sent);
    }

    /** Markup is seldom more than this many times as long as its text. */
    private static boolean isPoor(IncomingMail mail) {
        return mail.plain().strip().length() * 12L < mail.html().length();
    }
}
