package org.dunning.configfile;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
public final class Suggestion {

    private static final int MOST_EDITS = 3;
    private static final int MOST_SHOWN = 25;

    /** Sees that two letters changed places, which are two edits: 'prot' is nearer to 'port' than to 'from'. */
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Suggestion() {}

    /** "; did you mean 'x'?" when a known word is near, else the known words unless they are many. */
    public static String among(Collection<String> known, String given) {
        var distance = new LevenshteinDistance(Math.min(MOST_EDITS, Math.max(1, given.length() / 2)));
        return known.stream()
                .filter(word -> distance.apply(word, given) >= 0)
                .min(Comparator.<String, Integer>comparing(word -> distance.apply(word, given))
                        .thenComparing(word -> -SIMILARITY.apply(word, given)))
                .map(word -> "; did you mean '" + word + "'?")
                .orElseGet(() ->
                        known.isEmpty() || known.size() > MOST_SHOWN ? "" : "; known are " + String.join(", ", known));
    }
}
