package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a credit controller can say in an example, and what is told when it does not hold. */
class ProcedureCasesTest {

    private static final String PROCEDURE =
            """
            name: own
            minimum-gap-days: 7
            stages:
              - { stage: friendly, days-from-due: 1, repeat: { every-days: 8, times: 2 }, level: 1 }
              - { stage: firm, days-from-due: 20, level: 2 }
              - { stage: formal, days-from-due: 40, days-to-pay: 7, level: 3, approval: one-person }
            """;

    @TempDir
    Path folder;

    @Test
    void everyFactOfAnExampleCounts() throws IOException {
        assertThat(
                        failures(
                                """
                                - { name: new, given: { days-overdue: 1 }, expect: { outcome: notify, stage: friendly, approval: none } }
                                - { name: none due, given: {}, expect: { outcome: no-due-date } }
                                - { name: ahead, given: { days-overdue: -1 }, expect: { outcome: NOT_DUE, stage: none } }
                                - { name: again, given: { days-overdue: 9, last-stage: friendly, days-since-last-notice: 8 }, expect: { outcome: NOTIFY, stage: friendly } }
                                - { name: not a third time, given: { days-overdue: 19, last-stage: friendly, times-served: 2, days-since-last-notice: 9 }, expect: { outcome: NOT_DUE } }
                                - { name: next, given: { days-overdue: 20, last-stage: friendly, days-since-last-notice: 7 }, expect: { outcome: NOTIFY, stage: firm } }
                                - { name: long ago, given: { days-overdue: 20, last-stage: friendly }, expect: { outcome: NOTIFY, stage: firm } }
                                - { name: too soon, given: { days-overdue: 20, last-stage: friendly, days-since-last-notice: 6 }, expect: { outcome: TOO_SOON } }
                                - { name: of another item, given: { days-overdue: 20, days-since-last-notice: 6 }, expect: { outcome: TOO_SOON } }
                                - { name: as the ERP has it, given: { days-overdue: 50, erp-level: 2 }, expect: { outcome: NOTIFY, stage: formal, approval: one-person } }
                                - { name: promised, given: { days-overdue: 5, promised-in-days: -2 }, expect: { outcome: PROMISED } }
                                - { name: promise over, given: { days-overdue: 5, promised-in-days: -3 }, expect: { outcome: NOTIFY } }
                                - { name: covered, given: { days-overdue: 5, credit: 100.00 EUR }, expect: { outcome: NETTED } }
                                - { name: half covered, given: { days-overdue: 5, credit: 50.00 EUR }, expect: { outcome: NOTIFY } }
                                - { name: other money, given: { days-overdue: 5, residual: 100 USD, credit: 100.00 EUR }, expect: { outcome: NOTIFY } }
                                - { name: paid, given: { days-overdue: 5, residual: 0 EUR }, expect: { outcome: NOTHING_OPEN } }
                                - { name: disputed, given: { days-overdue: 5, flags: [disputed] }, expect: { outcome: DISPUTED } }
                                - { name: blocked, given: { days-overdue: 5, debtor-blocked: merger }, expect: { outcome: BLOCKED } }
                                - { name: stopped, given: { days-overdue: 5, debtor-stopped: insolvent }, expect: { outcome: STOPPED } }
                                - { name: unreachable, given: { days-overdue: 5, reachable: false }, expect: { outcome: NO_CONTACT } }
                                - { name: reachable, given: { days-overdue: 5, reachable: true }, expect: { outcome: NOTIFY } }
                                """))
                .isEmpty();
    }

    @Test
    void whatDoesNotHoldIsToldWithItsPlaceAndWhatWasDecidedInstead() throws IOException {
        assertThat(
                        failures(
                                """
                                - { name: a, given: { days-overdue: 1 }, expect: { outcome: NOT_DUE } }
                                - { name: b, given: { days-overdue: 1 }, expect: { outcome: notfy } }
                                - { name: c, given: { days-overdue: 1 }, expect: { outcome: NOTIFY, stage: firm } }
                                - { name: d, given: { days-overdue: 1 }, expect: { outcome: NOTIFY, approval: one-person } }
                                - { name: e, given: { last-stage: frim }, expect: { outcome: NOTIFY } }
                                - { name: f, given: { residual: 100 EURO }, expect: { outcome: NOTIFY } }
                                - { name: g, given: { residual: 1.234 EUR }, expect: { outcome: NOTIFY } }
                                - { name: h, given: { days-overdue: -1 }, expect: { outcome: NOT_DUE, stage: friendly, approval: none } }
                                """))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo(
                                        "1:52 a: expected NOT_DUE, got NOTIFY (stage friendly, 1 day after the due date"
                                                + " 2026-03-09)"),
                        one -> assertThat(one).isEqualTo("2:52 b: unknown outcome 'notfy'; did you mean 'NOTIFY'?"),
                        one -> assertThat(one).isEqualTo("3:69 c: expected stage firm, got friendly"),
                        one -> assertThat(one).isEqualTo("4:69 d: expected approval ONE_PERSON, got [NONE]"),
                        one -> assertThat(one).isEqualTo("5:23 e: unknown stage 'frim'; did you mean 'firm'?"),
                        one -> assertThat(one)
                                .startsWith("6:")
                                .endsWith("f: expected an amount such as 100.00 EUR, found '100 EURO'"),
                        one -> assertThat(one)
                                .isEqualTo("7:14 g: expected an amount such as 100.00 EUR, found '1.234 EUR'"),
                        one -> assertThat(one).isEqualTo("8:71 h: expected stage friendly, got none"),
                        one -> assertThat(one).startsWith("8:").endsWith("h: expected approval NONE, got []"));
    }

    private List<String> failures(String cases) throws IOException {
        Path procedure = Files.writeString(folder.resolve("own.yaml"), PROCEDURE);
        ProcedureCases.Results results =
                ProcedureCases.run(procedure, Files.writeString(folder.resolve("own.cases.yaml"), cases));
        assertThat(results.run()).isEqualTo((int) cases.lines().count());
        return results.failures().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .toList();
    }
}
