package org.dunning.outbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.company.MessageId;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.WriteBackQueue;
import org.dunning.run.Causes;
import org.dunning.run.CompanyRun;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out that the ledger is older than what was sent, because it was restored from a backup: the ERP then holds notes, or
 * the relay's log or the journal mailbox has mails, of notices that this ledger has never sent. Natural keys and Message-IDs
 * are derived from the claims, so they are the same whoever computes them.
 */
@Component
public class RestoredLedger {

    private static final int ASKED = 500;
    private static final String ACTOR = "connector";

    private final Ledger ledger;
    private final NeverLeft neverLeft;
    private final WriteBackQueue queue;
    private final Deliveries deliveries;
    private final SendingPauses pauses;
    private final MailTraces traces;
    private final UnknownMails unknown;
    private final DeliveryProperties settings;

    RestoredLedger(
            Ledger ledger,
            NeverLeft neverLeft,
            WriteBackQueue queue,
            Deliveries deliveries,
            SendingPauses pauses,
            MailTraces traces,
            UnknownMails unknown,
            DeliveryProperties settings) {
        this.ledger = ledger;
        this.neverLeft = neverLeft;
        this.queue = queue;
        this.deliveries = deliveries;
        this.pauses = pauses;
        this.traces = traces;
        this.unknown = unknown;
        this.settings = settings;
    }

    /**
     * Questions for the ERP, of 500 natural keys each: those of the notices of this run that have never left, and of what
     * the ERP was never given. An ERP may remember what it does not have, for what is noted by the same run.
     */
    public Questions questions(@ExchangeProperty("run") CompanyRun run) {
        List<String> keys = new ArrayList<>(neverLeft.naturalKeys(run));
        keys.addAll(queue.neverHanded(run.source(), run.company()));
        return new Questions(keys);
    }

    /** What the ERP holds where it is not to keep notes. */
    public List<String> noneAreKept() {
        return List.of();
    }

    /** Some keys after the other, unless the ERP is silent: then it is left alone. */
    public static final class Questions implements Iterator<List<String>> {

        private final Deque<String> keys;

        private Questions(List<String> keys) {
            this.keys = new ArrayDeque<>(keys);
        }

        @Override
        public boolean hasNext() {
            return !keys.isEmpty();
        }

        @Override
        public List<String> next() {
            if (keys.isEmpty()) {
                throw new NoSuchElementException();
            }
            List<String> some = keys.stream().limit(ASKED).toList();
            some.forEach(key -> keys.removeFirst());
            return some;
        }
    }

    /** What the ERP holds was sent; nothing more of the company leaves until a person has looked and resumes sending. */
    public void compare(
            @Body List<String> held,
            @ExchangeProperty("run") CompanyRun run,
            @ExchangeProperty("questions") Questions questions,
            @ExchangeProperty(Suspects.ERP_SILENT) @Nullable String silent) {
        if (silent != null) {
            questions.keys.clear();
        }
        List<StoredNotice> known = neverLeft.noted(run, held);
        if (!known.isEmpty()) {
            countAsSent(known, "the ERP holds its note");
            stop(
                    run,
                    new SendingPauses.Scope(run.company(), null),
                    "the ERP holds notes of " + known.size() + " notices that this ledger has never sent (the first is"
                            + " notice " + known.get(0).number() + "): it seems to be restored from a backup",
                    "; they count as sent");
        }
    }

    /**
     * The same of the relay's log and the journal mailbox. Such a mail stops all companies once; when its notice is proposed
     * later, it counts as sent.
     */
    public void compareTraces(@ExchangeProperty("run") CompanyRun run) {
        traces.all().forEach(trace -> compare(trace, run));
        countAsSent(neverLeft.seen(run), "a mail with its Message-ID was sent before");
    }

    private void compare(MailTrace trace, CompanyRun run) {
        try {
            Set<String> found = unknown.among(tokens(trace.newest()));
            if (settings.sharedTraces()) {
                found.retainAll(unknown.planned(found));
            }
            ledger.commit(() -> {
                Set<String> news = unknown.keep(found, trace.name());
                if (!news.isEmpty()) {
                    stop(
                            run,
                            SendingPauses.Scope.ALL,
                            trace.name() + " has " + news.size()
                                    + " mails of ours that this ledger has never sent (one is"
                                    + " dun." + news.iterator().next() + "): it seems to be restored from a backup,"
                                    + " or another connector sends too (dunning.delivery.shared-traces)",
                            "");
                }
            });
        } catch (IOException e) {
            run.tally()
                    .alarm(trace.name() + " could not be asked for mails that the ledger does not know: "
                            + Causes.inWords(e));
        }
    }

    static Set<String> tokens(Set<String> messageIds) {
        return messageIds.stream()
                .map(MessageId::token)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void stop(CompanyRun run, SendingPauses.Scope scope, String reason, String more) {
        pauses.pause(scope, reason, ACTOR, null);
        run.tally().alarm(reason + more + ", and nothing more leaves until a person resumes sending");
    }

    private void countAsSent(List<StoredNotice> notices, String why) {
        step(notices, DeliveryState.PROPOSED, DeliveryState.APPROVED, why);
        step(notices, DeliveryState.APPROVED, DeliveryState.SENDING, why);
        step(notices, DeliveryState.SENDING, DeliveryState.SENT, why);
    }

    private void step(List<StoredNotice> notices, DeliveryState from, DeliveryState to, String why) {
        deliveries.move(notices.stream()
                .filter(notice -> from != DeliveryState.PROPOSED || notice.state() == from)
                .map(notice -> Transition.of(notice.delivery(from), to, ACTOR, why))
                .toList());
    }
}
