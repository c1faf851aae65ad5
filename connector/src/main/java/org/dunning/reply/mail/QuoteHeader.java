package org.dunning.reply.mail;

import java.util.List;
import java.util.regex.Pattern;

/** The words by which mail programs introduce the mail that is answered, in the seven languages. */
final class QuoteHeader {

    private static final int LONGEST = 300;
    private static final int MOST_LINES = 4;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    // "From: ..." begins the block that Outlook writes; the lines that can follow it.
    private static final Pattern FROM = Pattern.compile(
            "[*_\\s]*+(from|de|von|da|expéditeur|remitente|mittente)[*_]*+\\s?+:[*_]*+\\s?+\\S.*+", FLAGS);
    private static final Pattern FIELD = Pattern.compile(
            "[*_\\s]*+(sent|date|to|cc|subject|reply-to|importance|enviado(?: el)?|fecha|para|asunto|cco?|gesendet|datum|an"
                    + "|betreff|envoyé|à|objet|inviato|data|a|oggetto|enviada(?: em)?|assunto|enviat(?: el)?|per a|assumpte"
                    + "|importancia|priorité|wichtigkeit|priorità)[*_]*+\\s?+:.*+",
            FLAGS);
    private static final Pattern RULE = Pattern.compile("\\s*+_{10,}+\\s*+");
    private static final Pattern ORIGINAL = Pattern.compile(
            "[\\s>*-]*+-{2,}+\\s?+(original message|forwarded message|mensaje original|mensaje reenviado|ursprüngliche nachricht"
                    + "|original-nachricht|weitergeleitete nachricht|message d'origine|message d’origine|message original"
                    + "|message transféré|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada"
                    + "|missatge original|missatge reenviat|originalmeldung|messaggio inoltrato)\\s?+-{0,30}.*+",
            FLAGS);
    private static final Pattern BEGINS = Pattern.compile(
            "[\\s>]*+(on |el |am |le |il |em |no dia |a |al |missatge de |mensaje de |message de |[^<>]{1,80}<[^<>\\s]{3,100}>).*+",
            FLAGS);
    private static final Pattern WROTE = Pattern.compile(
            ".*?(wrote|escribió|escribio|schrieb|geschrieben|a écrit|ha scritto|escreveu|va escriure|ha escrit|escrigué).*+",
            FLAGS | Pattern.DOTALL);
    private static final Pattern CATALAN =
            Pattern.compile("\\s*+missatge de .{1,200} del? .*+", FLAGS | Pattern.DOTALL);
    private static final Pattern DIGIT = Pattern.compile(".*?(\\d|@).*+", Pattern.DOTALL);

    private QuoteHeader() {}

    /** The first line below the header that begins here, or the same line when none does. */
    static int endAt(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST) {
            return at;
        }
        if (ORIGINAL.matcher(line).matches()) {
            return at + 1;
        }
        if (RULE.matcher(line).matches() && at + 1 < lines.size()) {
            return fieldsFrom(lines, nextText(lines, at + 1), at);
        }
        if (FROM.matcher(line).matches()) {
            return fieldsFrom(lines, at, at);
        }
        return BEGINS.matcher(line).matches() ? attributionFrom(lines, at) : at;
    }

    private static int nextText(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() - 1 && at < from + 3 && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static int fieldsFrom(List<String> lines, int from, int none) {
        if (!FROM.matcher(limited(lines.get(from))).matches()) {
            return none;
        }
        int fields = 0;
        int end = from + 1;
        for (int i = from + 1; i < lines.size() && i <= from + 8; i++) {
            if (FIELD.matcher(limited(lines.get(i))).matches()) {
                fields++;
                end = i + 1;
            } else if (!lines.get(i).isBlank() && fields > 0 && i > from + 2 + fields) {
                break;
            }
        }
        return fields >= 2 ? end : none;
    }

    /** "On Tuesday ... wrote:" may be wrapped over some lines. */
    private static int attributionFrom(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int i = at; i < lines.size() && i < at + MOST_LINES; i++) {
            String line = limited(lines.get(i)).strip();
            if (line.isEmpty() && i > at) {
                return at;
            }
            joined.append(line).append(' ');
            if (line.endsWith(":") && joined.length() < 2 * LONGEST && isAttribution(joined)) {
                return i + 1;
            }
        }
        return at;
    }

    private static boolean isAttribution(CharSequence words) {
        return DIGIT.matcher(words).matches()
                && (WROTE.matcher(words).matches() || CATALAN.matcher(words).matches());
    }

    private static String limited(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
