package org.dunning.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.run.ProcedureCase.Expect;

/** The examples of {@code mappings/procedures/<name>.cases.yaml}, decided by the procedure beside them. */
public final class ProcedureCases {

    private static final int GRACE_DAYS = 2;
    private static final List<String> CODES =
            Arrays.stream(Outcome.values()).map(Enum::name).toList();

    private final DunningProcedure procedure;
    private final YamlFile<List<ProcedureCase>> cases;
    private final List<Problem> failures = new ArrayList<>();

    private ProcedureCases(Path procedure, Path cases) {
        this.procedure = YamlFile.read(procedure, DunningProcedure.class).value();
        this.cases = YamlFile.readList(cases, ProcedureCase.class);
    }

    /**
     * How the examples of one procedure went.
     *
     * @param run how many were tried
     * @param failures one for each expectation that does not hold, at its place in the file
     */
    public record Results(int run, List<Problem> failures) {}

    /** @throws InvalidFilesException when one of the files cannot be read */
    public static Results run(Path procedure, Path cases) {
        return new ProcedureCases(procedure, cases).run();
    }

    private Results run() {
        for (int i = 0; i < cases.value().size(); i++) {
            runCase("/" + i, cases.value().get(i));
        }
        return new Results(cases.value().size(), List.copyOf(failures));
    }

    private void runCase(String at, ProcedureCase one) {
        String last = one.given().lastStage();
        if (last != null && procedure.stage(last).isEmpty()) {
            List<String> stages =
                    procedure.stages().stream().map(DunningStage::stage).toList();
            fail(at + "/given/last-stage", one, "unknown stage '" + last + "'" + Suggestion.among(stages, last));
            return;
        }
        try {
            var context = new RunContext(CaseAccount.ON, procedure, GRACE_DAYS, Map.of());
            AccountDecision decision = DunningPolicy.decide(CaseAccount.of(one.given()), context);
            compare(at + "/expect", one, decision);
        } catch (IllegalArgumentException | ArithmeticException e) {
            fail(at + "/given", one, String.valueOf(e.getMessage()));
        }
    }

    private void compare(String at, ProcedureCase one, AccountDecision decision) {
        Expect expect = one.expect();
        ItemDecision item = decision.items().stream()
                .filter(decided -> decided.item().item().key().document().equals(CaseAccount.DOCUMENT))
                .findFirst()
                .orElseThrow();
        String code = expect.outcome().toUpperCase(Locale.ROOT).replace('-', '_');
        if (!CODES.contains(code)) {
            fail(at + "/outcome", one, "unknown outcome '" + expect.outcome() + "'" + Suggestion.among(CODES, code));
        } else if (!item.outcome().name().equals(code)) {
            fail(at + "/outcome", one, "expected " + code + ", got " + item.outcome() + " (" + item.rule() + ")");
        }
        String stage = item.stage() == null ? "none" : item.stage().stage();
        if (expect.stage() != null && !expect.stage().equals(stage)) {
            fail(at + "/stage", one, "expected stage " + expect.stage() + ", got " + stage);
        }
        if (expect.approval() != null
                && decision.notices().stream().noneMatch(notice -> notice.approval() == expect.approval())) {
            fail(
                    at + "/approval",
                    one,
                    "expected approval " + expect.approval() + ", got "
                            + decision.notices().stream()
                                    .map(ProposedNotice::approval)
                                    .toList());
        }
    }

    private void fail(String pointer, ProcedureCase one, String message) {
        failures.add(cases.problem(pointer, one.name() + ": " + message));
    }
}
