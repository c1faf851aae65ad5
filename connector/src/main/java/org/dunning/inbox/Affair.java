package org.dunning.inbox;

import java.util.List;
import java.util.Locale;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a reply is about.
 *
 * @param notice that it answers, or null
 * @param answered the open items of that notice; without a notice all of the debtor
 * @param open every open item of the debtor
 */
record Affair(DebtorKey debtor, @Nullable Long notice, List<Item> answered, List<Item> open) {

    /** One open item, the most overdue first. */
    record Item(long id, String document, Money residual) {}

    Affair {
        answered = List.copyOf(answered);
        open = List.copyOf(open);
    }

    /** The items of these documents; of none, those that were answered. */
    List<Item> of(List<String> documents) {
        return documents.isEmpty()
                ? answered
                : open.stream()
                        .filter(item -> documents.stream().anyMatch(named -> same(named, item.document)))
                        .toList();
    }

    /** Whether each of these documents is open. */
    boolean knows(List<String> documents) {
        return documents.stream().allMatch(named -> open.stream().anyMatch(item -> same(named, item.document)));
    }

    private static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String document) {
        return document.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
