package org.dunning.reply.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an enhanced status code (RFC 3463) and a server's own words say about a failed delivery. */
final class BounceWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45])\\d\\d(?=[ -])");
    private static final Pattern FULL = Pattern.compile(
            "(mailbox|mail ?box|inbox|account|user|quota|buzón|postfach|casella|boîte|caixa|bústia)[^.\\n]{0,40}"
                    + "(is full|full|over ?quota|exceeded|lleno|voll|piena|pleine|cheia|plena|superad|überschritten|dépass)"
                    + "|over ?quota|quota exceeded|insufficient (system )?storage|exceeded (the )?(storage|quota)|out of storage",
            FLAGS);
    private static final Pattern NOT_YET = Pattern.compile(
            "still being retried|warning only|will (be retried|keep trying|continue to)|try(ing)? again|delayed|delay|retrasad|verzögert|retard"
                    + "|atrasad|ritard|no action is required|not yet been delivered|temporar|greylist|grey-list|come back later|try later"
                    + "|rate limit|too many|se seguirá intentando|seguiremos intentando|weiterhin versucht|nouvelle tentative",
            FLAGS);
    private static final Pattern STILL = Pattern.compile(
            "still being retried|warning only|warning message only|will keep trying|not yet been delivered|do not need to resend",
            FLAGS);
    private static final Pattern POLICY = Pattern.compile(
            "\\bspam|policy|blocked|black ?list|block ?list|spamhaus|barracuda|reputation|dmarc|\\bspf\\b|\\bdkim\\b|unauthenticated|not authorized"
                    + "|unsolicited|content rejected|access denied, banned|poor reputation|banned send|message (rejected|refused) (due|because)"
                    + "|administrative prohibition|too large|size limit|relay(ing)? (access )?denied",
            FLAGS);

    private BounceWords() {}

    /** Of a recipient for whom delivery has failed for good. */
    static AutomaticMail failed(String status, String diagnostic) {
        Matcher code = CODE.matcher(diagnostic);
        if (code.find()) {
            return byCode(code, diagnostic);
        }
        code = CODE.matcher(status);
        return code.find() ? byCode(code, diagnostic) : byWords(diagnostic);
    }

    static AutomaticMail kind(String subject, String text) {
        if (NOT_YET.matcher(subject).find() || STILL.matcher(text).find()) {
            return AutomaticMail.BOUNCE_DELAY;
        }
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            return byCode(code, text);
        }
        Matcher reply = REPLY.matcher(text);
        return reply.find() && reply.group(1).equals("4") ? AutomaticMail.BOUNCE_SOFT : byWords(text);
    }

    private static AutomaticMail byCode(Matcher code, String words) {
        int subject = Integer.parseInt(code.group(2));
        int detail = Integer.parseInt(code.group(3));
        if (!code.group(1).equals("5") || subject == 2 && detail == 2) {
            return AutomaticMail.BOUNCE_SOFT;
        }
        return switch (subject) {
            case 1 -> detail == 7 || detail == 8 ? AutomaticMail.BOUNCE_POLICY : AutomaticMail.BOUNCE_HARD;
            case 2 ->
                switch (detail) {
                    case 3 -> AutomaticMail.BOUNCE_POLICY;
                    case 121, 122 -> AutomaticMail.BOUNCE_SOFT; // Microsoft 365: too many mails an hour
                    default -> AutomaticMail.BOUNCE_HARD;
                };
            case 3 -> AutomaticMail.BOUNCE_POLICY;
            case 4 ->
                detail >= 5 && detail <= 7 || detail == 14 || detail == 300 || detail == 316
                        ? AutomaticMail.BOUNCE_SOFT
                        : AutomaticMail.BOUNCE_HARD;
            case 7 -> detail == 13 ? AutomaticMail.BOUNCE_HARD : AutomaticMail.BOUNCE_POLICY;
            default -> byWords(words);
        };
    }

    private static AutomaticMail byWords(String words) {
        if (FULL.matcher(words).find() || NOT_YET.matcher(words).find()) {
            return AutomaticMail.BOUNCE_SOFT;
        }
        return POLICY.matcher(words).find() ? AutomaticMail.BOUNCE_POLICY : AutomaticMail.BOUNCE_HARD;
    }
}
