package org.dunning.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.Standing;
import org.dunning.ledger.Standing.Count;
import org.dunning.ledger.Worklist;
import org.dunning.outbox.Channels;
import org.dunning.outbox.Reconciliation;
import org.dunning.receivable.Courtesy;
import org.dunning.run.Outcome;
import org.dunning.run.RunProperties;
import org.dunning.run.RunReport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** How things stand, as the console's page shows it: plain maps and lists, which become JSON. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class StatusBoard {

    /** A page for people: nobody reads further, and the browser should not have to. */
    private static final int MOST = 100;

    private final RunProperties properties;
    private final Companies companies;
    private final Standing standing;
    private final Worklist worklist;
    private final Blocks blocks;
    private final SendingPauses pauses;
    private final RunStarter runs;
    private final Reconciliation reconciliation;
    private final ReplyBoard replies;
    private final Clock clock;

    StatusBoard(
            RunProperties properties,
            Companies companies,
            Standing standing,
            Worklist worklist,
            Blocks blocks,
            SendingPauses pauses,
            RunStarter runs,
            Reconciliation reconciliation,
            ReplyBoard replies,
            Clock clock) {
        this.properties = properties;
        this.companies = companies;
        this.standing = standing;
        this.worklist = worklist;
        this.blocks = blocks;
        this.pauses = pauses;
        this.runs = runs;
        this.reconciliation = reconciliation;
        this.replies = replies;
        this.clock = clock;
    }

    Map<String, Object> of(Person person) {
        Map<String, Object> board = new LinkedHashMap<>();
        board.put("user", person.name());
        board.put("role", person.role().name().toLowerCase(Locale.ROOT));
        board.put("mayLiftStops", person.mayLiftStops());
        board.put("mayOperate", person.role().compareTo(Role.OPERATOR) >= 0);
        board.put(
                "mayRun",
                person.role().compareTo(Role.OPERATOR) >= 0
                        && person.companies().isEmpty());
        board.put(
                "companies",
                companies.companies().keySet().stream()
                        .filter(person::reaches)
                        .sorted()
                        .toList());
        board.put("channels", Channels.ALL.stream().sorted().toList());
        board.put("mode", properties.mode().name().toLowerCase(Locale.ROOT));
        board.put("goingFor", orEmpty(runs.goingFor()));
        board.put("alarms", person.companies().isEmpty() ? alarms() : List.of());
        board.put("differences", person.companies().isEmpty() ? differences() : List.of());
        board.put("pauses", pausesNow().stream().map(StatusBoard::pause).toList());
        board.put("runs", reached(person, standing.lastRuns(), Standing.LastRun::company, this::run));
        board.put("backlog", backlog(reached(person, standing.backlog(), Count::company, Function.identity())));
        board.put("waiting", notices(person, "PROPOSED"));
        board.put("answers", replies.shown(person, MOST));
        board.put("suspects", notices(person, "SUSPECT"));
        board.put("holds", reached(person, blocks.open(MOST), Blocks.Hold::company, StatusBoard::hold));
        board.put("tasks", reached(person, worklist.tasks(MOST), Worklist.Task::company, StatusBoard::task));
        return board;
    }

    String lastRun(Person person) {
        List<String> runs = reached(
                person,
                standing.lastRuns(),
                Standing.LastRun::company,
                run -> RunWords.of(run, standing.outcomes(run.id())));
        return runs.isEmpty() ? "No run yet." : String.join("\n\n", runs);
    }

    /** The pauses that still stop something on their last day or before. */
    List<SendingPauses.Pause> pausesNow() {
        // A day's grace: the date differs between the companies' zones, and only the run decides by it.
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        return pauses.open().stream()
                .filter(pause -> pause.until() == null || !pause.until().isBefore(yesterday))
                .toList();
    }

    /** Sums over companies, such as "delivery RETRY" to 3. */
    static Map<String, Long> backlog(List<Count> counts) {
        return counts.stream()
                .collect(Collectors.toMap(
                        count -> count.kind().name().toLowerCase(Locale.ROOT) + " " + count.state(),
                        Count::number,
                        Long::sum,
                        LinkedHashMap::new));
    }

    private List<Map<String, Object>> notices(Person person, String state) {
        return reached(person, worklist.notices(state, MOST), Worklist.Notice::company, StatusBoard::notice);
    }

    private List<String> alarms() {
        RunReport last = runs.last();
        return last == null ? List.of() : last.alarms();
    }

    /** What the last reconciliation of this process found. */
    List<String> differences() {
        var last = reconciliation.last();
        return last == null
                ? List.of()
                : last.differences().stream().limit(MOST).toList();
    }

    private Map<String, Object> run(Standing.LastRun run) {
        List<Map<String, Object>> outcomes = new ArrayList<>();
        standing.outcomes(run.id())
                .forEach((code, items) ->
                        outcomes.add(Map.of("code", code, "words", Outcome.inWords(code), "items", items)));
        return Map.of(
                "id", run.id(),
                "company", run.company(),
                "on", run.on().toString(),
                "mode", run.mode(),
                "state", run.state(),
                "started", run.started().toString(),
                "finished", orEmpty(run.finished()),
                "note", orEmpty(run.note()),
                "outcomes", outcomes);
    }

    private static Map<String, Object> pause(SendingPauses.Pause pause) {
        return Map.of(
                "company", orEmpty(pause.scope().company()),
                "channel", orEmpty(pause.scope().channel()),
                "reason", pause.reason(),
                "by", pause.actor(),
                "since", pause.since().toString(),
                "until", orEmpty(pause.until()));
    }

    private static Map<String, Object> notice(Worklist.Notice notice) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("notice", notice.number());
        shown.put("company", notice.company());
        shown.put("debtor", notice.debtorNo());
        shown.put("name", notice.debtorName());
        shown.put("on", notice.on().toString());
        shown.put("stage", notice.stage());
        shown.put("total", notice.total().toString());
        shown.put("items", notice.documents());
        shown.put("approval", notice.approval());
        shown.put("rule", orEmpty(notice.rule()));
        shown.put("priority", orEmpty(notice.priority()));
        shown.put("answer", orEmpty(notice.answer()));
        // An answer to a debtor is declined, not changed.
        shown.put("hasWords", !Courtesy.answers(notice.stage()));
        return shown;
    }

    private static Map<String, Object> hold(Blocks.Hold hold) {
        return Map.of(
                "company", hold.company(),
                "debtor", hold.debtorNo(),
                "name", hold.debtorName(),
                "document", orEmpty(hold.document()),
                "kind", hold.kind().name(),
                "reason", hold.reason(),
                "by", hold.owner(),
                "until", orEmpty(hold.until()),
                "notice", orEmpty(hold.notice()));
    }

    private static Map<String, Object> task(Worklist.Task task) {
        return Map.of(
                "company", task.company(),
                "kind", task.kind(),
                "debtor", task.debtorNo(),
                "name", task.debtorName(),
                "detail", task.detail(),
                "since", task.since().toString());
    }

    private static <T, R> List<R> reached(
            Person person, List<T> all, Function<T, String> company, Function<? super T, ? extends R> shown) {
        return all.stream()
                .filter(one -> person.reaches(company.apply(one)))
                .<R>map(shown)
                .toList();
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
