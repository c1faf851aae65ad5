package org.dunning.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a sweep that reads only changes rests on: the open items as the last complete sweep left them. Which of them are
 * still open, it must have learned from the ERP itself.
 */
@Component
public class SweepBases {

    private static final int PIECE = 1_000;

    private final Ledger ledger;

    SweepBases(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A complete sweep, with what its ERP route told for the next. */
    public record Base(long sweepId, String watermark) {}

    /** An open item that the last complete sweep could read. */
    public record Known(long item, BigDecimal residual, String debtorNo) {}

    /** The last complete sweep; null when there is none, or none of changes can rest on it. */
    public @Nullable Base last(String source, String company) {
        return ledger.sql("select id, watermark from sweep where id = (select max(id) from sweep where source = :source"
                        + " and company = :company and state = 'COMPLETE' and look_ahead = false)"
                        + " and watermark is not null")
                .param("source", source)
                .param("company", company)
                .query((row, n) -> new Base(row.getLong("id"), row.getString("watermark")))
                .optional()
                .orElse(null);
    }

    /** By the ERP's key. What the base set aside is not known: the ledger still has it as it was before. */
    public Map<String, Known> known(Base base, String source, String company) {
        Map<String, Known> known = new HashMap<>();
        ledger.sql("select o.id, o.erp_key, o.residual, o.debtor_no from open_item o where o.source = :source"
                        + " and o.company = :company and o.closed_sweep is null and not exists (select 1 from set_aside a"
                        + " where a.sweep_id = :base and (a.document = o.document or a.document is null))")
                .param("source", source)
                .param("company", company)
                .param("base", base.sweepId())
                .query(row -> {
                    known.put(
                            row.getString("erp_key"),
                            new Known(row.getLong("id"), row.getBigDecimal("residual"), row.getString("debtor_no")));
                });
        return known;
    }

    /** Stages these as the ledger has them; a debtor that was read anew stays as it was read. */
    public void carry(SweepRequest sweep, String source, List<Known> unchanged) {
        for (int from = 0; from < unchanged.size(); from += PIECE) {
            List<Known> piece = unchanged.subList(from, Math.min(from + PIECE, unchanged.size()));
            Set<String> debtors = new TreeSet<>();
            List<Long> items = new ArrayList<>();
            piece.forEach(known -> {
                items.add(known.item());
                debtors.add(known.debtorNo());
            });
            ledger.commit(() -> {
                items(sweep.sweepId(), items);
                debtors(sweep, source, debtors);
            });
        }
    }

    private void items(long sweepId, List<Long> items) {
        ledger.sql("insert into sweep_item (sweep_id, document, line, " + SweepTakeover.ITEM_FACTS
                        + ") select :sweep, document, line, " + SweepTakeover.ITEM_FACTS
                        + " from open_item where id in (:items)")
                .param("sweep", sweepId)
                .param("items", items)
                .update();
    }

    private void debtors(SweepRequest sweep, String source, Set<String> numbers) {
        ledger.sql("insert into sweep_debtor (sweep_id, number, " + SweepTakeover.DEBTOR_FACTS
                        + ") select :sweep, d.number, " + SweepTakeover.DEBTOR_FACTS
                        + " from debtor d where d.number in (:numbers) and d.source = :source and d.company = :company"
                        + " and not exists (select 1 from sweep_debtor s where s.number = d.number"
                        + " and s.sweep_id = :sweep)")
                .param("sweep", sweep.sweepId())
                .param("numbers", numbers)
                .param("source", source)
                .param("company", sweep.company())
                .update();
    }
}
