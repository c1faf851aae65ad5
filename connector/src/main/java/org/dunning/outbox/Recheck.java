package org.dunning.outbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.Accounts;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.Suppressions;
import org.dunning.ledger.Tasks;
import org.dunning.mapping.MappedRecord;
import org.dunning.notice.PreparedNotice;
import org.dunning.outbox.ClaimedCharges.Claimed;
import org.dunning.receivable.Courtesy;
import org.dunning.run.Causes;
import org.dunning.run.CompanyRun;
import org.springframework.stereotype.Component;

/** Asks the ERP once more just before sending: what changed leaves the notice or withdraws it, with the reason. */
@Component
public class Recheck {

    private final MailThreads mailThreads;
    private final NoticeChanges changes;
    private final AnswerRecheck answers;
    private final Preparation preparation;
    private final ClaimedCharges charges;
    private final Intents intents;
    private final Accounts accounts;
    private final Blocks blocks;
    private final SinceDecided since;
    private final Suppressions suppressions;
    private final Tasks tasks;
    private final ThankYouCheck thanks;
    private final EditedWords editedWords;
    private final Clock clock;

    Recheck(
            MailThreads mailThreads,
            NoticeChanges changes,
            AnswerRecheck answers,
            Preparation preparation,
            ClaimedCharges charges,
            Intents intents,
            Accounts accounts,
            Blocks blocks,
            SinceDecided since,
            Suppressions suppressions,
            Tasks tasks,
            ThankYouCheck thanks,
            EditedWords editedWords,
            Clock clock) {
        this.mailThreads = mailThreads;
        this.changes = changes;
        this.answers = answers;
        this.preparation = preparation;
        this.charges = charges;
        this.intents = intents;
        this.accounts = accounts;
        this.blocks = blocks;
        this.since = since;
        this.suppressions = suppressions;
        this.tasks = tasks;
        this.thanks = thanks;
        this.editedWords = editedWords;
        this.clock = clock;
    }

    /** The question for {@code direct:erp-recheck}. */
    public RecheckRequest request(@ExchangeProperty("batch") SendBatch batch, @ExchangeProperty("run") CompanyRun run) {
        Set<String> erpKeys = batch.notices().stream()
                .flatMap(notice -> notice.lines().stream())
                .map(StoredNotice.Line::erpKey)
                .collect(Collectors.toSet());
        return new RecheckRequest(
                run.company(), run.erpCompany(), run.on(), List.copyOf(erpKeys), List.copyOf(debtors(batch)), true);
    }

    /** The notices that still hold, ready to be written; the others are withdrawn or shortened. */
    public List<PreparedNotice> confirm(
            @Body List<MappedRecord> records,
            @ExchangeProperty("batch") SendBatch batch,
            @ExchangeProperty("run") CompanyRun run) {
        Map<String, List<MappedRecord.Mapped>> byDebtor = byDebtor(records);
        Map<String, BigDecimal> credits = accounts.credits(run.tally().sweepId(), debtors(batch));
        Map<String, String> holds =
                since.agreed(batch.notices().stream().map(StoredNotice::number).toList());
        blocks.holding(run.source(), run.company(), debtors(batch), run.on())
                .forEach((key, held) -> holds.put(key, held.get(0).inWords(run.on())));
        Map<String, String> unused = suppressions.of(addresses(records));
        Map<Long, FreshAccount> fresh = new HashMap<>();
        List<StoredNotice> confirmed = new ArrayList<>();
        for (StoredNotice notice : batch.notices()) {
            var now = FreshAccount.of(byDebtor.getOrDefault(notice.debtor().number(), List.of()));
            var account = notice.isThanks() ? thanks.account(notice, now) : now.without(unused);
            BigDecimal known = credits.getOrDefault(
                    notice.debtor().number() + "\n" + notice.currency().getCurrencyCode(), BigDecimal.ZERO);
            RecheckVerdict verdict = verdict(notice, account, now, known, holds, run.on());
            StoredNotice left = changes.apply(notice, verdict, account, run);
            if (left != null) {
                confirmed.add(left);
                fresh.put(left.number(), account);
            } else if (Courtesy.named(notice.stage()).isEmpty()
                    && account.debtor() != null
                    && account.debtor().address(notice.channel()) == null) {
                tasks.open(
                        Tasks.Kind.NO_CONTACT,
                        run.source(),
                        run.company(),
                        notice.debtor().number(),
                        "the debtor has no usable address any more");
            }
        }
        Map<Long, List<String>> threads = mailThreads.of(confirmed);
        threads.putAll(answers.threads(confirmed));
        Map<Long, Claimed> claimed = charges.of(confirmed);
        Map<StoredNotice, PreparedNotice> prepared = new LinkedHashMap<>();
        confirmed.forEach(notice -> prepared.put(
                notice,
                preparation.prepare(
                        notice,
                        Objects.requireNonNull(fresh.get(notice.number())),
                        run,
                        threads.getOrDefault(notice.number(), List.of()),
                        claimed.getOrDefault(notice.number(), Claimed.NOTHING),
                        answers.promised(notice))));
        List<PreparedNotice> ready = editedWords.apply(prepared, run);
        Set<Long> leaving = ready.stream().map(PreparedNotice::deliveryId).collect(Collectors.toSet());
        confirmed.removeIf(notice -> !leaving.contains(notice.deliveryId()));
        intents.confirmed(confirmed, run, clock.instant());
        return ready;
    }

    private RecheckVerdict verdict(
            StoredNotice notice,
            FreshAccount account,
            FreshAccount now,
            BigDecimal knownCredits,
            Map<String, String> holds,
            LocalDate on) {
        if (notice.isThanks()) {
            return thanks.verdict(notice, now, account, holds);
        }
        return notice.isAnswer()
                ? answers.verdict(notice, now, on)
                : RecheckVerdict.of(notice, account, knownCredits, holds);
    }

    /** The ERP could not be asked: nothing of the batch is sent. */
    public List<PreparedNotice> failed(
            @ExchangeProperty("run") CompanyRun run, @ExchangeProperty("CamelExceptionCaught") Exception problem) {
        run.tally()
                .alarm("the ERP could not be asked again before sending, so nothing was sent: "
                        + Causes.inWords(problem));
        return List.of();
    }

    private static Map<String, List<MappedRecord.Mapped>> byDebtor(List<MappedRecord> records) {
        Map<String, List<MappedRecord.Mapped>> byDebtor = new HashMap<>();
        for (MappedRecord record : records) {
            if (record instanceof MappedRecord.Mapped mapped) {
                byDebtor.computeIfAbsent(mapped.item().debtorNo(), number -> new ArrayList<>())
                        .add(mapped);
            }
        }
        return byDebtor;
    }

    private static Set<String> addresses(List<MappedRecord> records) {
        return records.stream()
                .flatMap(record -> record instanceof MappedRecord.Mapped mapped
                        ? Stream.ofNullable(mapped.debtor().email())
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static Set<String> debtors(SendBatch batch) {
        return batch.notices().stream().map(notice -> notice.debtor().number()).collect(Collectors.toSet());
    }
}
