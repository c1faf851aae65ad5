package org.dunning.reply.language;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunning.reply.language.Item.Division;
import org.dunning.reply.language.Item.Kind;

/** Text to words, numbers and codes; an apostrophe ends a word, so that "l'ho" and "we'll" are two. */
final class Tokenizer {

    /** A person's answer has a few hundred words; what follows after so many is not read. */
    static final int MOST_ITEMS = 4_000;

    private static final String APOSTROPHES = "'’´`";
    private static final int WRAPPED_LINE = 55;
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    private static final Pattern ITEM = Pattern.compile(
            "(?<address>[\\p{L}\\d._%+-]{1,64}+@[\\p{L}\\d.-]{1,255}+|https?://\\S{1,500}+|www\\.\\S{1,500}+)"
                    + "|(?<code>(?=[\\p{L}\\d]{0,12}[-/_]?[\\p{L}\\d]{0,12}[-/_]?\\p{L})(?=[\\p{L}_/-]{0,12}\\d)[\\p{L}\\d]{1,20}(?:[-/_][\\p{L}\\d]{1,20}){0,4})"
                    + "|(?<digits>\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)|\\d{1,2}(?:/\\d{1,2}/|\\.\\s?\\d{1,2}\\.\\s?|-\\d{1,2}-)(?:\\d{4}|\\d{2})(?![\\d])|\\d{1,2}/\\d{1,2}(?![\\d/])|\\d{1,2}\\.\\d{1,2}\\.(?!\\d)|\\d{1,2}\\.(?:0\\d|1[0-2])(?![\\d.,]))"
                    + "|(?<time>\\d{1,2}:\\d{2}(?:\\s?[hap]\\.?m?\\.?\\b)?)"
                    + "|(?<number>\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,15}(?:[.,]\\d{1,2}(?!\\d))?)"
                    + "|(?<word>\\p{L}[\\p{L}\\p{M}]{0,80}['’´`]?)"
                    + "|(?<symbol>[€$£%#&+]|[nN]?[º°])",
            Pattern.UNICODE_CASE);
    /** Names of its groups, the usual ones first. */
    private static final List<Map.Entry<Kind, String>> GROUPS = Stream.of(
                    Kind.WORD, Kind.NUMBER, Kind.DIGITS, Kind.CODE, Kind.SYMBOL, Kind.TIME, Kind.ADDRESS)
            .map(kind -> Map.entry(kind, kind.name().toLowerCase(Locale.ROOT)))
            .toList();

    private static final Set<String> ABBREVIATIONS = Set.of(
            "sr", "sra", "srta", "dr", "dra", "d", "da", "dna", "st", "nr", "no", "num", "ref", "tel", "mr", "mrs",
            "ms", "fa", "fra", "fact", "art", "inv", "ca", "ggf", "evtl", "bzw", "usw", "etc", "approx", "aprox", "sig",
            "egr", "dott", "rag", "exmo", "ltd", "co", "inc", "s", "p", "m", "mme", "mlle", "rechn", "re", "lfd",
            "tfno", "avda", "pd", "ps", "mar", "mie", "jue", "vie", "sab", "lun", "lu", "ma", "me", "je", "ve", "feb",
            "ene", "abr", "jun", "jul", "ago", "sep", "sept", "oct", "nov", "dic", "jan", "apr", "aug", "okt", "dez",
            "marz", "avr", "juil", "dec", "gen", "mag", "giu", "lug", "set", "ott", "fev", "mai", "out", "mon", "tue",
            "wed", "thu", "fri", "mo", "di", "mi", "fr", "trim", "mens");

    /** What German counts by ordinal numbers: "in der 12. KW". */
    private static final Set<String> COUNTED = Set.of("kw", "kalenderwoche", "woche", "rate", "quartal");

    private Tokenizer() {}

    static List<Item> items(String text) {
        var items = new ArrayList<Item>();
        Matcher found = ITEM.matcher(text);
        int end = 0;
        while (items.size() < MOST_ITEMS && found.find()) {
            Kind kind = kind(found);
            Division division = items.isEmpty()
                    ? Division.SENTENCE
                    : division(text, items.get(items.size() - 1), end, found.start(), found.group());
            items.add(item(kind, text, found.start(), found.end(), division));
            end = found.end();
        }
        return items;
    }

    private static Kind kind(Matcher found) {
        for (Map.Entry<Kind, String> group : GROUPS) {
            if (found.start(group.getValue()) >= 0) {
                return group.getKey();
            }
        }
        throw new IllegalStateException("the pattern found nothing");
    }

    private static Item item(Kind kind, String text, int start, int end, Division division) {
        String exact = COMPOSED.normalize(text.substring(start, end).toLowerCase(Locale.ROOT));
        if (APOSTROPHES.indexOf(exact.charAt(exact.length() - 1)) >= 0 && exact.length() > 1) {
            exact = exact.substring(0, exact.length() - 1);
        }
        boolean asked = false;
        for (int i = end; i < text.length() && i < end + 4 && " ?!…)\"".indexOf(text.charAt(i)) >= 0; i++) {
            asked |= text.charAt(i) == '?';
        }
        return new Item(kind, text.substring(start, end), exact, fold(exact), start, end, division, asked, null);
    }

    static String fold(String word) {
        boolean ascii = word.chars().allMatch(letter -> letter < 128);
        if (ascii) {
            return word;
        }
        String apart = DECOMPOSED.normalize(word);
        var bare = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char letter = apart.charAt(i);
            if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                continue;
            }
            switch (letter) {
                case 'ß' -> bare.append("ss");
                case 'œ' -> bare.append("oe");
                case 'æ' -> bare.append("ae");
                case '’' -> bare.append('\'');
                default -> bare.append(letter);
            }
        }
        return bare.toString();
    }

    /** A line break divides unless the line was long enough to have been wrapped. */
    private static Division division(String text, Item previous, int from, int to, String next) {
        Division strongest = Division.NONE;
        for (int i = from; i < to; i++) {
            char mark = text.charAt(i);
            if (mark == '\n') {
                boolean wrapped = i - text.lastIndexOf('\n', i - 1) > WRAPPED_LINE
                        && text.substring(i, to).chars().filter(c -> c == '\n').count() == 1;
                if (!wrapped) {
                    return Division.SENTENCE;
                }
            } else if (mark == '!' || mark == '?' || mark == ';' || mark == '¿' || mark == '¡' || mark == '…') {
                return Division.SENTENCE;
            } else if (mark == '.') {
                if (endsSentence(text, previous, i, next)) {
                    return Division.SENTENCE;
                }
            } else if (",:()\"«»“”*•|".indexOf(mark) >= 0
                    || (mark == '-' || mark == '–' || mark == '—') && to - from > 1) {
                strongest = Division.CLAUSE;
            }
        }
        return previous.kind() == Kind.DIGITS && previous.text().endsWith(".") && Character.isUpperCase(next.charAt(0))
                ? Division.SENTENCE
                : strongest;
    }

    private static boolean endsSentence(String text, Item previous, int dot, String next) {
        if (dot + 1 < text.length() && text.charAt(dot + 1) == '.') {
            return true;
        }
        if (previous.kind() == Kind.NUMBER) {
            return Character.isUpperCase(next.charAt(0))
                    && !COUNTED.contains(fold(next.toLowerCase(Locale.ROOT)))
                    && !CalendarWords.isMonthSomewhere(fold(next.toLowerCase(Locale.ROOT)));
        }
        boolean abbreviation =
                ABBREVIATIONS.contains(previous.folded()) || previous.text().length() == 1;
        return !(abbreviation && previous.kind() == Kind.WORD);
    }
}
