package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.ServedStage;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.ProcedureChoice;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Plays the coming days through, account by account, as if nobody paid and every notice were approved. */
final class Forecast {

    private static final int EXAMPLES = 20;

    private record Foreseen(LocalDate on, String stage, Money total) {}

    private record DayAndStage(LocalDate on, String stage) implements Comparable<DayAndStage> {
        @Override
        public int compareTo(DayAndStage other) {
            int byDay = on.compareTo(other.on);
            return byDay == 0 ? stage.compareTo(other.stage) : byDay;
        }
    }

    private final List<LocalDate> days;
    private final @Nullable DunningProcedure other;
    private final Map<DayAndStage, Outlook.Row> now = new TreeMap<>();
    private final Map<DayAndStage, Outlook.Row> then = new TreeMap<>();
    private final List<Outlook.Difference> examples = new ArrayList<>();
    private long differing;

    /** @param other a procedure to compare with, for everybody */
    Forecast(List<LocalDate> days, @Nullable DunningProcedure other) {
        this.days = days;
        this.other = other;
    }

    synchronized void add(DebtorAccount account, RunContext context) {
        List<Foreseen> ours = play(account, context);
        ours.forEach(notice -> count(now, notice));
        if (other == null) {
            return;
        }
        List<Foreseen> theirs = play(account, context.withChoice(ProcedureChoice.always(other)));
        theirs.forEach(notice -> count(then, notice));
        if (!ours.equals(theirs)) {
            differing++;
            if (examples.size() < EXAMPLES) {
                var key = account.debtor().key();
                examples.add(new Outlook.Difference(key.company(), key.number(), inWords(ours), inWords(theirs)));
            }
        }
    }

    synchronized Outlook outlook() {
        return new Outlook(
                List.copyOf(now.values()),
                other == null
                        ? null
                        : new Outlook.Comparison(
                                other.name(), List.copyOf(then.values()), differing, List.copyOf(examples)));
    }

    private List<Foreseen> play(DebtorAccount account, RunContext context) {
        List<Foreseen> foreseen = new ArrayList<>();
        DebtorAccount standing = account;
        for (LocalDate day : days) {
            RunContext that = context.on(day);
            List<ProposedNotice> notices = DunningPolicy.decide(standing, that).notices();
            if (!notices.isEmpty()) {
                notices.forEach(notice -> foreseen.add(new Foreseen(
                        that.timetable().leaves(notice.slot(), day),
                        notice.stage().stage(),
                        notice.total())));
                standing = afterwards(standing, notices, day);
            }
        }
        return foreseen;
    }

    private static DebtorAccount afterwards(DebtorAccount account, List<ProposedNotice> notices, LocalDate day) {
        Map<AccountItem, ServedStage> served = new IdentityHashMap<>();
        for (ProposedNotice notice : notices) {
            for (ProposedNotice.Line line : notice.lines()) {
                if (line.stage() != null) {
                    served.put(line.item(), new ServedStage(line.stage().stage(), line.occurrence(), day));
                }
            }
        }
        List<AccountItem> items = account.items().stream()
                .map(item -> served.containsKey(item) ? with(item, served.get(item)) : item)
                .toList();
        List<LocalDate> contacts = new ArrayList<>(account.contacts().lastWeek());
        contacts.add(day);
        var record = new ContactRecord(day, account.contacts().declined(), contacts);
        return new DebtorAccount(account.debtor(), items, record, account.holds());
    }

    private static AccountItem with(AccountItem item, @Nullable ServedStage stage) {
        List<ServedStage> served = new ArrayList<>(item.served());
        if (stage != null) {
            served.add(stage);
        }
        return new AccountItem(
                item.id(),
                item.item(),
                item.episode(),
                served,
                item.holds(),
                item.promise(),
                item.plan(),
                item.outcome());
    }

    private static void count(Map<DayAndStage, Outlook.Row> rows, Foreseen notice) {
        var key = new DayAndStage(notice.on(), notice.stage());
        Outlook.Row before = rows.getOrDefault(key, new Outlook.Row(notice.on(), notice.stage(), 0, Map.of()));
        Map<String, BigDecimal> totals = new TreeMap<>(before.totals());
        totals.merge(notice.total().currency().getCurrencyCode(), notice.total().amount(), BigDecimal::add);
        rows.put(key, new Outlook.Row(notice.on(), notice.stage(), before.notices() + 1, totals));
    }

    private static String inWords(List<Foreseen> notices) {
        return notices.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        notices.stream()
                                .map(notice -> notice.on() + " " + notice.stage())
                                .toList());
    }
}
