package org.dunning.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a complete sweep's staging over into the open items and debtors, set by set and piece by piece: each piece is a
 * range of documents or debtors with a commit of its own, so that no transaction grows with the receivables. Taken over
 * again, a piece changes nothing; what a killed process left half done, the next sweep completes.
 */
final class SweepTakeover {

    private static final int PIECE = 10_000;
    static final String ITEM_FACTS =
            "erp_key, debtor_no, currency, amount, residual, document_date, due_date, credit_for,"
                    + " reference, flags, erp_level, fingerprint";
    static final String DEBTOR_FACTS =
            "name, email, contact_problem, language, country, zone, segment, block_reason, stop_reason, kind,"
                    + " postal_address, phone, messages, fingerprint";
    private static final String SAME_ITEM =
            " from sweep_item s where s.sweep_id = :sweep and s.document = o.document and s.line = o.line";
    private static final String SAME_DEBTOR = " from sweep_debtor s where s.sweep_id = :sweep and s.number = d.number";
    private static final String OF_COMPANY =
            " where o.source = :source and o.company = :company and o.document > :after and o.document <= :to";
    private static final String DEBTOR_OF_COMPANY =
            " where d.source = :source and d.company = :company and d.number > :after and d.number <= :to";

    private static final List<String> ITEMS = List.of(
            // A closed item that is open again begins a new episode: it is dunned from the first stage once more.
            "update open_item o set closed_sweep = null, episode = episode + 1" + OF_COMPANY
                    + " and o.closed_sweep is not null and exists (select 1" + SAME_ITEM + ")",
            "update open_item o set (" + ITEM_FACTS + ") = (select " + ITEM_FACTS + SAME_ITEM + ")" + OF_COMPANY
                    + " and exists (select 1" + SAME_ITEM + " and s.fingerprint <> o.fingerprint)",
            "insert into open_item (source, company, document, line, first_sweep, " + ITEM_FACTS + ")"
                    + " select :source, :company, s.document, s.line, s.sweep_id, " + ITEM_FACTS
                    + " from sweep_item s where s.sweep_id = :sweep and s.document > :after and s.document <= :to"
                    + " and not exists (select 1 from open_item o where o.source = :source and o.company = :company"
                    + " and o.document = s.document and o.line = s.line)",
            // An item whose record is unreadable today is not gone, only unreadable.
            "update open_item o set closed_sweep = :sweep" + OF_COMPANY
                    + " and o.closed_sweep is null and not exists (select 1" + SAME_ITEM + ")"
                    + " and not exists (select 1 from set_aside a where a.sweep_id = :sweep"
                    + " and (a.document = o.document or a.document is null))");
    private static final List<String> DEBTORS = List.of(
            "update debtor d set (" + DEBTOR_FACTS + ") = (select " + DEBTOR_FACTS + SAME_DEBTOR + ")"
                    + DEBTOR_OF_COMPANY + " and exists (select 1" + SAME_DEBTOR
                    + " and s.fingerprint <> d.fingerprint)",
            "insert into debtor (source, company, number, " + DEBTOR_FACTS + ")"
                    + " select :source, :company, s.number, " + DEBTOR_FACTS
                    + " from sweep_debtor s where s.sweep_id = :sweep and s.number > :after and s.number <= :to"
                    + " and not exists (select 1 from debtor d"
                    + " where d.source = :source and d.company = :company and d.number = s.number)");

    private final Ledger ledger;

    SweepTakeover(Ledger ledger) {
        this.ledger = ledger;
    }

    void run(long sweepId, String source, String company) {
        piecewise(ITEMS, "document from sweep_item", "sweep_id, document, line", sweepId, source, company);
        piecewise(DEBTORS, "number from sweep_debtor", "number, sweep_id", sweepId, source, company);
    }

    private void piecewise(
            List<String> statements, String keys, String order, long sweepId, String source, String company) {
        String after = "";
        while (after != null) {
            String next = endOfPiece(keys, order, sweepId, after);
            // The last piece has no end: what the ledger has beyond the sweep's last key is to be closed as well.
            piece(statements, sweepId, source, company, after, next);
            after = next;
        }
    }

    private @Nullable String endOfPiece(String keys, String order, long sweepId, String after) {
        String column = keys.substring(0, keys.indexOf(' '));
        return ledger.sql("select " + keys + " where sweep_id = :sweep and " + column + " > :after order by " + order
                        + " offset " + PIECE + " rows fetch first 1 rows only")
                .param("sweep", sweepId)
                .param("after", after)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void piece(
            List<String> statements, long sweepId, String source, String company, String after, @Nullable String to) {
        ledger.commit(() -> {
            for (String statement : statements) {
                String bounded = to == null ? statement.replaceAll(" and [ods]\\.\\w+ <= :to", "") : statement;
                var spec = ledger.sql(bounded)
                        .param("sweep", sweepId)
                        .param("source", source)
                        .param("company", company)
                        .param("after", after);
                (to == null ? spec : spec.param("to", to)).update();
            }
        });
    }
}
