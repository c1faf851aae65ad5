package org.dunning.notice;

import java.util.Locale;
import java.util.Map;

/** The line of a notice that leads to the page on which its debtor answers, below whatever its template says. */
final class AnswerInvitation {

    private static final Map<String, String> WORDS = Map.of(
            "es", "¿Ya ha pagado, quiere indicar una fecha de pago o no está de acuerdo? Respóndanos en un minuto",
            "en", "Already paid, want to name a payment date, or disagree? Answer us in a minute",
            "de", "Schon bezahlt, Zahlungstermin nennen oder nicht einverstanden? Antworten Sie in einer Minute",
            "fr", "Déjà payé, une date de paiement à indiquer ou un désaccord ? Répondez-nous en une minute",
            "it", "Ha già pagato, vuole indicare una data o non è d'accordo? Ci risponda in un minuto",
            "pt", "Já pagou, quer indicar uma data de pagamento ou não concorda? Responda-nos num minuto",
            "ca", "Ja heu pagat, voleu indicar una data de pagament o no hi esteu d'acord? Responeu-nos en un minut");

    private AnswerInvitation() {}

    static NoticeText below(NoticeText notice, String link) {
        String words = WORDS.getOrDefault(notice.language().getLanguage(), WORDS.get(Locale.ENGLISH.getLanguage()));
        String page =
                "<p style=\"margin:0;padding:0 24px 24px 24px;text-align:center;font-family:Arial,Helvetica,sans-serif;"
                        + "font-size:14px;line-height:21px;\"><a href=\"" + FrameWording.escaped(link)
                        + "\" style=\"color:#1d4ed8;\">" + FrameWording.escaped(String.valueOf(words)) + "</a></p>\n";
        int end = notice.html().lastIndexOf("</body>");
        return new NoticeText(
                notice.subject(),
                notice.text() + "\n" + words + ":\n" + link + "\n",
                end < 0
                        ? notice.html() + page
                        : notice.html().substring(0, end) + page + notice.html().substring(end),
                notice.language(),
                notice.template());
    }
}
