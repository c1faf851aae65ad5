package org.dunning.reply.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The languages that are understood, and a guess which of them a text is in. */
final class Languages {

    static final List<String> CODES = List.of("es", "en", "de", "fr", "it", "pt", "ca");

    private static final int MOST_WORDS = 300;
    private static final double HINT = 1.5;
    private static final double CONTEXT = 0.3;

    private Languages() {}

    private static final class Loaded {
        private static final Map<String, Language> ALL = new LinkedHashMap<>();

        static {
            CODES.forEach(code -> ALL.put(code, Language.read(code)));
        }
    }

    static Language of(String code) {
        Language language = Loaded.ALL.get(code);
        if (language == null) {
            throw new IllegalArgumentException("no language '" + code + "'");
        }
        return language;
    }

    /**
     * The language whose everyday words the text has most of; a short text follows what it answers.
     *
     * @param context the mail that is answered, and the subject
     * @param hint what the ERP says, or null
     */
    static Language guess(List<Item> text, List<Item> context, @Nullable String hint) {
        Language best = of("en");
        double most = -1;
        for (Language language : Loaded.ALL.values()) {
            double score = everydayWords(language, text)
                    + CONTEXT * everydayWords(language, context)
                    + (language.code().equals(hint) ? HINT : 0);
            if (score > most) {
                most = score;
                best = language;
            }
        }
        return best;
    }

    private static double everydayWords(Language language, List<Item> items) {
        double score = 0;
        for (Item item : items.subList(0, Math.min(items.size(), MOST_WORDS))) {
            if (item.kind() == Item.Kind.WORD) {
                score += language.isCommon(item.exact()) ? 1 : 0;
            }
        }
        return score;
    }
}
