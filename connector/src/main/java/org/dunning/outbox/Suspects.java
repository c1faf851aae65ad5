package org.dunning.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.run.Causes;
import org.dunning.run.CompanyRun;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deliveries that were handed over without an answer. Their Message-ID is looked for where mails leave a trace, once the
 * server must have finished. Found: it is SENT. Surely absent: it is tried again. Otherwise a person decides, unless the
 * configuration wants it sent again.
 */
@Component
public class Suspects {

    private static final String ACTOR = "connector";
    static final String ERP_SILENT = "erpSilent";
    private static final String NOTHING_PROVEN =
            "does not have it; nor surely the mails sent just before and after it, so that proves nothing";

    private final Ledger ledger;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final Orphans orphans;
    private final MailTraces traces;
    private final Inquiries inquiries;
    private final DeliveryProperties settings;
    private final Clock clock;

    Suspects(
            Ledger ledger,
            NoticeStore store,
            Deliveries deliveries,
            Orphans orphans,
            MailTraces traces,
            Inquiries inquiries,
            DeliveryProperties settings,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.deliveries = deliveries;
        this.orphans = orphans;
        this.traces = traces;
        this.inquiries = inquiries;
        this.settings = settings;
        this.clock = clock;
    }

    /** The natural keys of the company's suspects that can be settled by now. */
    public List<String> due(@ExchangeProperty("run") CompanyRun run) {
        orphans.settle(run);
        return suspects(run).stream()
                .map(suspect -> suspect.notice().naturalKey())
                .toList();
    }

    /** The ERP could not be asked: it holds no note that we know of. */
    public List<String> erpSilent(Exchange exchange) {
        Exception problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.setProperty(ERP_SILENT, problem == null ? "no answer" : Causes.inWords(problem));
        return List.of();
    }

    /** Settles what a trace decides. */
    public void settle(
            @Body List<String> heldByErp,
            @ExchangeProperty("run") CompanyRun run,
            @ExchangeProperty(ERP_SILENT) @Nullable String erpSilent) {
        List<Transition> moves = new ArrayList<>();
        for (Suspect suspect : suspects(run)) {
            boolean held = heldByErp.contains(suspect.notice().naturalKey());
            String noNote = erpSilent == null ? "holds no note of it" : "could not be asked: " + erpSilent;
            inquiries.note(suspect.notice().deliveryId(), "the ERP", held ? "holds its note" : noNote);
            Finding finding = held ? new Finding(DeliveryState.SENT, "the ERP holds its note") : look(suspect, run);
            if (finding != null) {
                moves.add(suspect.move(finding, ACTOR, clock.instant()));
                run.tally()
                        .alarm("notice " + suspect.notice().number() + " was SUSPECT and is " + finding.state() + ": "
                                + finding.reason());
            }
        }
        deliveries.move(moves);
    }

    /**
     * A person decides.
     *
     * @param arrived true: it is SENT; false: it goes out again with the next run, after its recheck
     */
    public List<Decided> resolve(List<Long> numbers, boolean arrived, String by, @Nullable String reason) {
        return Decided.each(store, numbers, notice -> resolve(notice, arrived, by, reason));
    }

    private Decided resolve(StoredNotice notice, boolean arrived, String by, @Nullable String reason) {
        if (notice.state() != DeliveryState.SUSPECT) {
            return new Decided(
                    notice.number(),
                    false,
                    "notice " + notice.number() + " is " + notice.state() + "; only SUSPECT is resolved by a person");
        }
        String word = arrived ? "arrived" : "did not arrive";
        var finding = new Finding(
                arrived ? DeliveryState.SENT : DeliveryState.RETRY,
                word + ", as " + by + " says" + (reason == null ? "" : ": " + reason));
        boolean moved = !deliveries
                .move(List.of(new Suspect(notice, null, clock.instant()).move(finding, by, clock.instant())))
                .isEmpty();
        return new Decided(
                notice.number(),
                moved,
                notice.inWords() + " "
                        + (moved
                                ? word + (arrived ? "" : "; it goes out again with the next run")
                                : "has just been changed by somebody else"));
    }

    private record Finding(DeliveryState state, String reason) {}

    /** @param handedOver when its intent was committed */
    private record Suspect(StoredNotice notice, @Nullable String messageId, Instant handedOver) {

        Transition move(Finding finding, String actor, Instant now) {
            return new Transition(
                    notice.delivery(),
                    finding.state(),
                    actor,
                    finding.reason(),
                    null,
                    null,
                    finding.state() == DeliveryState.RETRY ? now : null,
                    null);
        }
    }

    private List<Suspect> suspects(CompanyRun run) {
        List<Suspect> due = new ArrayList<>();
        for (StoredNotice notice : store.suspects(run.source(), run.company())) {
            var suspect = ledger.sql("select d.message_id, coalesce((select max(h.at) from contact_history h"
                            + " where h.debtor_no = n.debtor_no and h.source = n.source and h.company = n.company"
                            + " and h.delivery_id = d.id and h.event = 'SENDING'), d.changed_at) as handed_over"
                            + " from delivery d join notice n on n.id = d.notice_id where d.id = :id")
                    .param("id", notice.deliveryId())
                    .query((row, n) -> new Suspect(
                            notice,
                            row.getString("message_id"),
                            row.getObject("handed_over", OffsetDateTime.class).toInstant()))
                    .single();
            if (suspect.handedOver().plus(settings.settleAfter()).isBefore(clock.instant())) {
                due.add(suspect);
            }
        }
        return due;
    }

    private @Nullable Finding look(Suspect suspect, CompanyRun run) {
        Set<String> around = traces.all().isEmpty() ? Set.of() : neighbours(suspect);
        for (MailTrace trace : traces.all()) {
            try {
                Finding finding = look(suspect, around, trace);
                inquiries.note(
                        suspect.notice().deliveryId(),
                        trace.name(),
                        finding == null ? NOTHING_PROVEN : finding.reason());
                if (finding != null) {
                    return finding;
                }
            } catch (IOException e) {
                inquiries.note(suspect.notice().deliveryId(), trace.name(), "could not be asked: " + Causes.inWords(e));
                run.tally().alarm(trace.name() + " could not be asked about open suspects: " + Causes.inWords(e));
            }
        }
        return settings.onSuspect() == DeliveryProperties.OnSuspect.RESEND
                ? new Finding(DeliveryState.RETRY, "no trace of it; sent again because of dunning.delivery.on-suspect")
                : null;
    }

    /** Absence proves something only where the mails sent just before and after it are seen. */
    private static @Nullable Finding look(Suspect suspect, Set<String> around, MailTrace trace) throws IOException {
        String id = suspect.messageId();
        if (id == null) {
            return null;
        }
        Set<String> asked = new HashSet<>(around);
        asked.add(id);
        Set<String> seen = trace.seen(asked);
        if (seen.contains(id)) {
            return new Finding(DeliveryState.SENT, trace.name() + " has it");
        }
        return !around.isEmpty() && seen.containsAll(around)
                ? new Finding(
                        DeliveryState.RETRY, trace.name() + " does not have it, but the mails sent before and after it")
                : null;
    }

    /** The mails sent just before and just after it; none when one of the two is missing. */
    private Set<String> neighbours(Suspect suspect) {
        String before = neighbour("d.changed_at < :at order by d.changed_at desc", suspect.handedOver());
        String after = neighbour("d.changed_at > :at order by d.changed_at", suspect.handedOver());
        return before == null || after == null ? Set.of() : Set.of(before, after);
    }

    private @Nullable String neighbour(String condition, Instant at) {
        return ledger.sql("select d.message_id from delivery d where d.state = 'SENT' and d.channel = 'mail' and "
                        + condition + " fetch first 1 rows only")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
