package org.dunning.ledger;

/** Takes a complete sweep's staging over into the open items and debtors, set by set. */
final class SweepTakeover {

    private static final String ITEM_FACTS =
            "erp_key, debtor_no, currency, amount, residual, document_date, due_date, credit_for,"
                    + " reference, flags, erp_level, fingerprint";
    private static final String DEBTOR_FACTS =
            "name, email, contact_problem, language, country, zone, segment, block_reason, stop_reason, kind, fingerprint";
    private static final String SAME_ITEM =
            " from sweep_item s where s.sweep_id = :sweep and s.document = o.document and s.line = o.line";
    private static final String SAME_DEBTOR = " from sweep_debtor s where s.sweep_id = :sweep and s.number = d.number";
    private static final String OF_COMPANY = " where o.source = :source and o.company = :company";

    private final Ledger ledger;

    SweepTakeover(Ledger ledger) {
        this.ledger = ledger;
    }

    void run(long sweepId, String source, String company) {
        for (String statement : new String[] {
            // A closed item that is open again begins a new episode: it is dunned from the first stage once more.
            "update open_item o set closed_sweep = null, episode = episode + 1" + OF_COMPANY
                    + " and o.closed_sweep is not null and exists (select 1" + SAME_ITEM + ")",
            "update open_item o set (" + ITEM_FACTS + ") = (select " + ITEM_FACTS + SAME_ITEM + ")" + OF_COMPANY
                    + " and exists (select 1" + SAME_ITEM + " and s.fingerprint <> o.fingerprint)",
            "insert into open_item (source, company, document, line, first_sweep, " + ITEM_FACTS + ")"
                    + " select :source, :company, s.document, s.line, s.sweep_id, " + ITEM_FACTS
                    + " from sweep_item s where s.sweep_id = :sweep and not exists (select 1 from open_item o"
                    + OF_COMPANY
                    + " and o.document = s.document and o.line = s.line)",
            // An item whose record is unreadable today is not gone, only unreadable.
            "update open_item o set closed_sweep = :sweep" + OF_COMPANY
                    + " and o.closed_sweep is null and not exists (select 1" + SAME_ITEM + ")"
                    + " and not exists (select 1 from set_aside a where a.sweep_id = :sweep"
                    + " and (a.document = o.document or a.document is null))",
            "update debtor d set (" + DEBTOR_FACTS + ") = (select " + DEBTOR_FACTS + SAME_DEBTOR + ")"
                    + " where d.source = :source and d.company = :company"
                    + " and exists (select 1" + SAME_DEBTOR + " and s.fingerprint <> d.fingerprint)",
            "insert into debtor (source, company, number, " + DEBTOR_FACTS + ")"
                    + " select :source, :company, s.number, " + DEBTOR_FACTS
                    + " from sweep_debtor s where s.sweep_id = :sweep and not exists (select 1 from debtor d"
                    + " where d.source = :source and d.company = :company and d.number = s.number)"
        }) {
            ledger.sql(statement)
                    .param("sweep", sweepId)
                    .param("source", source)
                    .param("company", company)
                    .update();
        }
    }
}
