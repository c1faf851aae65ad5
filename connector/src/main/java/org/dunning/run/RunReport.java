package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dunning.ledger.SetAsideRecord;

/**
 * What a run came to, over all companies.
 *
 * @param date the business date (the latest, where the companies' zones differ)
 * @param items raw records read; the outcome counts add up to it
 * @param totals per currency code, what the proposed notices demand
 * @param deliveries how many deliveries reached which state in this run
 * @param notes how the ERP answered to this run's contact notes
 * @param setAside records that could not be used; the first hundred of each company
 * @param alarms what a person should look at
 * @param complete false when a company's run was refused
 * @param sendingFailed true when sending stopped because the mail server refused or could not be reached
 * @param outlooks day by day, one for each company; empty unless asked for
 */
public record RunReport(
        LocalDate date,
        long items,
        Map<Outcome, Long> outcomes,
        List<NoticeSummary> notices,
        Map<String, BigDecimal> totals,
        Map<String, Long> deliveries,
        Map<String, Long> notes,
        List<SetAsideRecord> setAside,
        List<String> alarms,
        boolean complete,
        boolean sendingFailed,
        List<Outlook> outlooks) {

    /** Whether every company was swept, and the mail server did not stop the sending. */
    public boolean succeeded() {
        return complete && !sendingFailed;
    }

    static RunReport of(List<CompanyRun> runs) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        Map<String, BigDecimal> totals = new TreeMap<>();
        Map<String, Long> deliveries = new TreeMap<>();
        Map<String, Long> notes = new TreeMap<>();
        List<NoticeSummary> notices = new ArrayList<>();
        List<SetAsideRecord> setAside = new ArrayList<>();
        List<String> alarms = new ArrayList<>();
        for (CompanyRun run : runs) {
            RunTally tally = run.tally();
            tally.outcomes().forEach((outcome, items) -> outcomes.merge(outcome, items, Long::sum));
            tally.deliveries().forEach((state, count) -> deliveries.merge(state, count, Long::sum));
            tally.notes().forEach((status, count) -> notes.merge(status, count, Long::sum));
            notices.addAll(tally.notices());
            setAside.addAll(tally.setAside());
            tally.alarms().forEach(alarm -> alarms.add(run.company() + ": " + alarm));
        }
        notices.forEach(notice -> totals.merge(
                notice.total().currency().getCurrencyCode(), notice.total().amount(), BigDecimal::add));
        return new RunReport(
                runs.stream().map(CompanyRun::on).max(LocalDate::compareTo).orElseThrow(),
                outcomes.values().stream().mapToLong(Long::longValue).sum(),
                outcomes,
                notices,
                totals,
                deliveries,
                notes,
                setAside,
                alarms,
                runs.stream().noneMatch(run -> run.tally().refused()),
                runs.stream().anyMatch(run -> run.tally().sendingFailed()),
                runs.stream()
                        .map(run -> run.tally().forecast())
                        .filter(Objects::nonNull)
                        .map(Forecast::outlook)
                        .toList());
    }
}
