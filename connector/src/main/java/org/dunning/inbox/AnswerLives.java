package org.dunning.inbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.camel.ExchangeProperty;
import org.dunning.inbox.PromiseVerdict.Payment;
import org.dunning.inbox.PromiseVerdict.State;
import org.dunning.inbox.PromiseVerdict.Valued;
import org.dunning.ledger.Ledger;
import org.dunning.run.CompanyRun;
import org.dunning.run.RunProperties;
import org.springframework.stereotype.Component;

/**
 * Brings what followed from answers up to a run's business date, on the facts of its sweep and before it decides: promises
 * are kept, partly kept or broken; what only waited for the ERP or for an answer ends.
 */
@Component
public class AnswerLives {

    private final Ledger ledger;
    private final PromiseNotes notes;
    private final ReplyHolds holds;
    private final RunProperties run;
    private final InboxProperties inbox;
    private final Clock clock;

    AnswerLives(
            Ledger ledger,
            PromiseNotes notes,
            ReplyHolds holds,
            RunProperties run,
            InboxProperties inbox,
            Clock clock) {
        this.ledger = ledger;
        this.notes = notes;
        this.holds = holds;
        this.run = run;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Nothing is valued on a sweep that is not believed: who has paid is not known then. */
    public void value(@ExchangeProperty("run") CompanyRun company) {
        if (company.lookAhead() || company.tally().refused()) {
            return;
        }
        ledger.commit(() -> {
            holds.end(company.source(), company.company(), company.on());
            promises(company.source(), company.company(), company.on());
        });
    }

    private record Row(String key, Payment payment, String group, String state, BigDecimal paidSince) {}

    private void promises(String source, String company, LocalDate on) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        rows(source, company).forEach(row -> groups.computeIfAbsent(row.group, group -> new ArrayList<>())
                .add(row));
        List<Object[]> closed = new ArrayList<>();
        Map<String, List<Valued>> byKey = new TreeMap<>();
        for (List<Row> group : groups.values()) {
            List<Valued> valued = PromiseVerdict.of(
                    group.stream().map(Row::payment).toList(),
                    group.get(0).paidSince,
                    on,
                    run.promiseGraceDays(),
                    inbox.promiseTolerancePercent());
            for (int i = 0; i < group.size(); i++) {
                Row row = group.get(i);
                Valued verdict = valued.get(i);
                if (row.state.equals("OPEN")) {
                    if (verdict.state() != State.OPEN) {
                        closed.add(new Object[] {
                            verdict.state().name(),
                            verdict.paid(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            verdict.payment().id()
                        });
                    }
                    byKey.computeIfAbsent(row.key, key -> new ArrayList<>()).add(verdict);
                }
            }
        }
        ledger.batch("update promise set state = ?, paid = ?, closed_at = ? where id = ?", closed);
        byKey.forEach((key, verdicts) -> tell(key, verdicts, on));
    }

    private void tell(String key, List<Valued> verdicts, LocalDate on) {
        if (!key.isEmpty() && verdicts.stream().noneMatch(verdict -> verdict.state() == State.OPEN)) {
            notes.closed(key, on, inWords(verdicts));
        }
    }

    private static String inWords(List<Valued> verdicts) {
        BigDecimal paid = verdicts.stream().map(Valued::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (verdicts.stream().allMatch(verdict -> verdict.state() == State.KEPT)) {
            return "kept";
        }
        return (paid.signum() > 0 ? "partly kept" : "broken") + ", "
                + paid.stripTrailingZeros().toPlainString() + " of it came; dunning goes on";
    }

    /** The promises of every item that has an open one, those of one reply together and by day. */
    private List<Row> rows(String source, String company) {
        return ledger.sql(
                        "select p.*, o.closed_sweep, o.residual as now_open from promise p join open_item o on o.id = p.item_id"
                                + " where o.source = :source and o.company = :company and p.state in ('OPEN', 'KEPT')"
                                + " and exists (select 1 from promise s where s.item_id = p.item_id and s.state = 'OPEN'"
                                + " and (s.id = p.id or s.reply_id = p.reply_id)) order by p.item_id, p.reply_id, p.promised_on, p.id")
                .param("source", source)
                .param("company", company)
                .query((row, n) -> {
                    boolean gone = row.getObject("closed_sweep") != null;
                    BigDecimal nowOpen = gone ? BigDecimal.ZERO : row.getBigDecimal("now_open");
                    // Before version 8 it was not noted what was open: then only what is closed is known to be paid.
                    BigDecimal then =
                            Objects.requireNonNullElse(row.getBigDecimal("residual"), nowOpen.max(BigDecimal.ONE));
                    BigDecimal amount = Objects.requireNonNullElse(row.getBigDecimal("amount"), then);
                    return new Row(
                            Objects.requireNonNullElse(row.getString("promise_key"), ""),
                            new Payment(row.getLong("id"), row.getObject("promised_on", LocalDate.class), amount),
                            row.getLong("item_id") + " " + row.getObject("reply_id"),
                            row.getString("state"),
                            then.subtract(nowOpen));
                })
                .list();
    }
}
