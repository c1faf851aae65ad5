package org.dunning.reply.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** Delivery reports: RFC 3464, and the text-only ones of Exim, qmail, PEC and others. */
final class Bounce {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int TEXT_CHARACTERS = 8_000;

    private static final Pattern DAEMON = Pattern.compile(
            "(mailer-?daemon|postmaster|mail-?delivery(-?(sub)?system)?|mdaemon|bounces?|posta-certificata)@.*+",
            FLAGS);
    private static final Pattern DAEMON_NAME = Pattern.compile(
            ".*?(mail delivery (sub)?system|mailer-daemon|microsoft outlook|internet mail delivery).*+", FLAGS);
    private static final Pattern SUBJECT = Pattern.compile(
            ".*?(undeliver(ed|able)|delivery (status notification|failure|failed|report|has failed|delayed|incomplete)"
                    + "|mail delivery (failed|failure|delayed|problem)|returned mail|returning (the )?message|failure notice|delayed mail"
                    + "|delivery delayed|warning: (could not|message)|message (not delivered|delayed)|could not be delivered|mail system error"
                    + "|no se (puede|pudo|ha podido) entregar|no entregado|entrega (fallida|retrasada)|error (de|en la) entrega|mensaje devuelto"
                    + "|unzustellbar|zustellung(s)?( ist)? ?(fehlgeschlagen|verzögert|fehler)|nicht zugestellt|konnte nicht zugestellt"
                    + "|non (remis|distribué)|non délivré|échec de (la )?(remise|distribution)|remise (différée|retardée)|retour de courrier"
                    + "|non recapitabile|mancata consegna|mancato recapito|impossibile recapitare|avviso di mancata|consegna ritardata"
                    + "|não (é|foi) possível entregar|não entregue|falha (na|de) entrega|entrega (falhou|atrasada)|devolução de mensagem"
                    + "|no (lliurat|lliurable)|no s'ha pogut lliurar|error de lliurament).*+",
            FLAGS | Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile(
            "(this is the qmail-send program|created automatically by mail delivery software|this is the mail system at host"
                    + "|could not be delivered|delivery (has|to the following) |permanent (error|failure)|no se (pudo|ha podido) entregar"
                    + "|konnte nicht zugestellt|n'a pas pu être (remis|distribué)|non (è stato possibile|ha potuto) (recapit|consegn)"
                    + "|não (foi possível|pôde ser) entreg|smtp error|user unknown|recipient address rejected"
                    + "|\\b5\\d\\d[ -]5\\.\\d{1,3}\\.\\d{1,3}\\b)",
            FLAGS);

    private Bounce() {}

    static boolean is(IncomingMail mail) {
        String receipt = mail.header("x-ricevuta").toLowerCase(Locale.ROOT);
        if (mail.report() != null
                || mail.has("x-failed-recipients")
                || receipt.contains("errore-consegna")
                || receipt.contains("mancata")
                || receipt.contains("non-accettazione")) {
            return true;
        }
        boolean daemon = DAEMON.matcher(mail.from()).matches()
                || DAEMON_NAME.matcher(limited(mail.senderName(), 200)).matches()
                || mail.header("return-path").strip().equals("<>");
        if (!daemon || mail.header("content-type").toLowerCase(Locale.ROOT).contains("disposition-notification")) {
            return false;
        }
        return SUBJECT.matcher(limited(mail.subject(), 300)).matches()
                || (DAEMON.matcher(mail.from()).matches()
                        && TEXT.matcher(words(mail)).find());
    }

    static AutomaticMail kind(IncomingMail mail) {
        AutomaticMail reported = mail.report() == null ? AutomaticMail.NO : DeliveryReport.kind(mail.report());
        return reported == AutomaticMail.NO ? BounceWords.kind(mail.subject(), words(mail)) : reported;
    }

    private static String words(IncomingMail mail) {
        return limited(mail.plain().isBlank() ? HtmlText.of(mail.html()) : mail.plain(), TEXT_CHARACTERS);
    }

    private static String limited(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
