package org.dunning.reply.language;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers in words, as CLDR spells them in every gender and case: 1 to 99, and round ones up to 10,000. */
final class SpelledNumbers {

    /** @param length in items */
    record Found(int value, int length) {}

    private record Spelling(String[] words, int value) {}

    private final Map<String, List<Spelling>> byFirstWord = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    SpelledNumbers(String language) {
        var format = new RuleBasedNumberFormat(new ULocale(language), RuleBasedNumberFormat.SPELLOUT);
        int[] values = IntStream.concat(
                        IntStream.rangeClosed(1, 99),
                        IntStream.rangeClosed(2, 200).map(i -> i * 50))
                .toArray();
        for (String rules : format.getRuleSetNames()) {
            if (rules.contains("ordinal")) {
                IntStream.rangeClosed(1, 31).forEach(i -> ordinals.putIfAbsent(word(format.format(i, rules)), i));
            } else if (rules.contains("cardinal") && !rules.contains("verbose") || rules.contains("numbering")) {
                for (int value : rules.contains("year") ? new int[0] : values) {
                    add(word(format.format(value, rules)), value);
                }
            }
        }
    }

    private static String word(String spelled) {
        return Tokenizer.fold(spelled.toLowerCase(Locale.ROOT))
                .replace("\u00ad", "")
                .replace('-', ' ');
    }

    private void add(String spelled, int value) {
        String[] words = spelled.split(" ");
        List<Spelling> known = byFirstWord.computeIfAbsent(words[0], first -> new ArrayList<>());
        if (known.stream().noneMatch(other -> String.join(" ", other.words).equals(spelled))) {
            known.add(new Spelling(words, value));
        }
    }

    @Nullable
    Integer ordinal(String folded) {
        return ordinals.get(folded);
    }

    /** The longest number in words that begins here. */
    @Nullable
    Found at(List<Item> items, int from) {
        Found longest = null;
        for (Spelling spelling : byFirstWord.getOrDefault(items.get(from).folded(), List.of())) {
            if ((longest == null || spelling.words.length > longest.length) && stands(spelling.words, items, from)) {
                longest = new Found(spelling.value, spelling.words.length);
            }
        }
        return longest;
    }

    private static boolean stands(String[] words, List<Item> items, int from) {
        if (from + words.length > items.size()) {
            return false;
        }
        for (int i = 1; i < words.length; i++) {
            if (!items.get(from + i).folded().equals(words[i])
                    || items.get(from + i).before() == Item.Division.SENTENCE) {
                return false;
            }
        }
        return true;
    }
}
