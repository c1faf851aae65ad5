package org.dunning.outbox;

import java.util.Collection;
import java.util.TreeSet;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.Fingerprint;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.ItemKey;

/** What makes a notice the only one of its kind: source, company, item, episode, stage and occurrence. */
final class Claim {

    private Claim() {}

    static String of(AccountItem item, DunningStage stage, int occurrence) {
        return of(item.item().key(), item.episode(), stage.stage(), occurrence);
    }

    /** @param stage or a courtesy in its place */
    static String of(ItemKey item, int episode, String stage, int occurrence) {
        return item + "/" + episode + "/" + stage + "/" + occurrence;
    }

    /**
     * 32 hex digits derived from the claims, so that a notice has the same Message-ID whoever computes it.
     *
     * @param generation 1 + earlier notices of these claims that were taken back
     */
    static String token(Collection<String> claims, String channel, String address, int generation) {
        String text = String.join("\n", new TreeSet<>(claims)) + "\n" + channel + "\n" + address + "\n" + generation;
        return Fingerprint.sha256(text).substring(0, 32);
    }
}
