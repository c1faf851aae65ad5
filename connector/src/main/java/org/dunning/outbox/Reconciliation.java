package org.dunning.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.HandedOver;
import org.dunning.ledger.HandedOver.Mail;
import org.dunning.mapping.ItemMapper;
import org.dunning.outbox.Comparison.Result;
import org.dunning.run.Causes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps by which the route {@code reconcile} compares the ledger with the ERP's notes and the mails' traces. */
@Component
public class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final int LOGGED = 20;

    private final String source;
    private final HandedOver handedOver;
    private final MailTraces traces;
    private final UnknownMails unknown;
    private final DeliveryProperties settings;
    private final Clock clock;
    private volatile @Nullable Result last;

    Reconciliation(
            ItemMapper mapper,
            HandedOver handedOver,
            MailTraces traces,
            UnknownMails unknown,
            DeliveryProperties settings,
            Clock clock) {
        this.source = mapper.source();
        this.handedOver = handedOver;
        this.traces = traces;
        this.unknown = unknown;
        this.settings = settings;
        this.clock = clock;
    }

    /** The mails of the last days, but those that something may still be going on with. */
    public Comparison begin() {
        Instant now = clock.instant();
        List<Mail> all = handedOver.since(source, now.minus(Duration.ofDays(settings.reconcileDays())));
        List<Mail> settled = all.stream()
                .filter(mail -> mail.changedAt().isBefore(now.minus(settings.settleAfter())))
                .toList();
        return new Comparison(settled, all.size() - settled.size());
    }

    /** @param held null where the ERP is not to keep notes, so that none can be missing */
    public void notes(
            @Body @Nullable List<String> held,
            @ExchangeProperty("question") List<String> question,
            @ExchangeProperty("comparison") Comparison comparison) {
        if (held != null) {
            comparison.erpHolds(question, held);
        }
    }

    public void erpSilent(
            @ExchangeProperty("comparison") Comparison comparison,
            @ExchangeProperty("CamelExceptionCaught") Exception problem) {
        comparison.silent("the ERP", Causes.inWords(problem));
    }

    /** Asks the traces, and tells what differs: to the caller, and one line each in the log. */
    public Result end(@ExchangeProperty("comparison") Comparison comparison) {
        for (MailTrace trace : traces.all()) {
            try {
                comparison.traceHas(trace.name(), trace.seen(comparison.messageIds()));
                if (!settings.sharedTraces()) {
                    Set<String> strange = unknown.among(RestoredLedger.tokens(trace.newest()));
                    comparison.unknown(trace.name(), strange);
                }
            } catch (IOException e) {
                comparison.silent(trace.name(), Causes.inWords(e));
            }
        }
        Result result = comparison.result(clock.instant());
        if (!result.differences().isEmpty() || !result.silent().isEmpty()) {
            LOG.warn("reconciliation: {}", result.inWords());
            result.differences().stream().limit(LOGGED).forEach(line -> LOG.warn("reconciliation: {}", line));
        }
        last = result;
        return result;
    }

    /** What the newest comparison of this process came to; null before the first. */
    public @Nullable Result last() {
        return last;
    }
}
