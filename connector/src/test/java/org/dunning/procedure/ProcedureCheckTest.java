package org.dunning.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contradictory and impossible procedures are refused with their place and what to do. */
class ProcedureCheckTest {

    @TempDir
    Path folder;

    @Test
    void theShippedProceduresAreGood() {
        assertThat(List.of("standard", "to-agency"))
                .allSatisfy(name -> assertThat(ProcedureCheck.check(Path.of("mappings/procedures/" + name + ".yaml")))
                        .isEmpty());
    }

    @Test
    void stagesOutOfOrderAreRefused() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: friendly, days-from-due: 15, level: 2 }
                          - { stage: friendly, days-from-due: 10, level: 1 }
                        """))
                .containsExactly(
                        "5:7 stage 'friendly' is there already",
                        "5:24 must come after the 15 days of the stage before",
                        "5:43 must be above the level 2 of an earlier stage");
    }

    @Test
    void aStageBeforeTheDueDateHasNoLevel() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: courtesy, days-from-due: 0, level: 1 }
                        """))
                .containsExactly("4:42 a stage before or on the due date has no level");
    }

    @Test
    void aGapThatNeverLetsAStageComeIsRefused() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: courtesy, days-from-due: -5 }
                          - { stage: due-day, days-from-due: 0 }
                          - { stage: friendly, days-from-due: 1 }
                        """))
                .containsExactly("5:23 stage 'due-day' is never reached: its last day is 0 days from due, and stage"
                        + " 'courtesy' with a gap of 7 days allows it from 2 on; lower the gap or move the stage");
    }

    @Test
    void aStageThatIsAlwaysSkippedIsRefused() throws IOException {
        String stages =
                """
                name: own
                minimum-gap-days: 14
                skip: %s
                stages:
                  - { stage: one, days-from-due: 1 }
                  - { stage: two, days-from-due: 8 }
                  - { stage: three, days-from-due: 15 }
                """;

        assertThat(check(stages.formatted("to-matching")))
                .singleElement()
                .asString()
                .startsWith("6:19 stage 'two' is never reached: its last day is 14 days from due");
        assertThat(check(stages.formatted("never"))).isEmpty();
    }

    @Test
    void aRepeatMustFitItsGapAndTheNextStage() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - stage: courtesy
                            days-from-due: -6
                            repeat: { every-days: 7, times: 2 }
                          - stage: friendly
                            days-from-due: 1
                            repeat: { every-days: 5, times: 3 }
                          - stage: firm
                            days-from-due: 11
                        """))
                .containsExactly(
                        "6:30 the last time would be 1 days after the due date; a stage before it ends there",
                        "9:15 the minimum gap of 7 days does not allow every 5 days",
                        "9:30 the last time would be 11 days from due, but stage 'firm' begins at 11");
    }

    @Test
    void aFormalStageMustSayByWhenToPay() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - stage: last-call
                            template: formal
                            days-from-due: 30
                        """))
                .containsExactly(
                        "4:5 stage 'last-call' announces consequences, so it must say by when to pay: add days-to-pay");
    }

    @Test
    void deadlinesShrinkAndPassBeforeTheNextNotice() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: friendly, days-from-due: 1, days-to-pay: 10 }
                          - { stage: firm, days-from-due: 8, days-to-pay: 14 }
                        """))
                .containsExactly(
                        "4:42 gives 10 days to pay, but the next notice follows after 7 days",
                        "5:38 a later stage gives no more time than an earlier one: stage 'friendly' gives 10 days");
    }

    @Test
    void amountsMustBePossible() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        minimum-amount: { EUR: 5, EUX: 1, USD: -1, JPY: 10.50 }
                        contact-caps: { per-day: 3, per-week: 2 }
                        approvals:
                          one-person-above: { EUR: 5000 }
                          two-people-above: { EUR: 1000 }
                        stages:
                          - { stage: friendly, days-from-due: 1, minimum-amount: { EUR: 4 } }
                        """))
                .containsExactlyInAnyOrder(
                        "3:27 'EUX' is no currency code of ISO 4217",
                        "3:35 must not be negative",
                        "3:44 has more decimals than JPY, which has 0",
                        "4:17 a day cannot have more contacts than the 2 of its week",
                        "7:23 must not be less than the 5000 above which one person agrees",
                        "9:60 has no effect: nothing under the procedure's minimum of 5 EUR is dunned at all");
    }

    @Test
    void claimsNeedASchemeAndSomethingThatIsLate() throws IOException {
        assertThat(
                        check(
                                """
                        name: other
                        minimum-gap-days: 7
                        stages:
                          - { stage: courtesy, days-from-due: -3, fee: { EUR: 5 } }
                          - { stage: friendly, days-from-due: 8, late-interest: true }
                          - { stage: firm, days-from-due: 15, compensation: true, fee: { EUR: -1, XXY: 1 } }
                        """))
                .containsExactlyInAnyOrder(
                        "1:1 'other' must be the file's name, own",
                        "4:5 nothing is late before the due date, so stage 'courtesy' can claim nothing",
                        "5:42 by which scheme? name one of mappings/late-payment under 'late-payment' of the procedure",
                        "6:39 by which scheme? name one of mappings/late-payment under 'late-payment' of the procedure",
                        "6:66 must not be negative",
                        "6:75 'XXY' is no currency code of ISO 4217");
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        late-payment: es
                        stages:
                          - { stage: friendly, days-from-due: 8, late-interest: true, compensation: true, fee: { EUR: 0 } }
                        """))
                .isEmpty();
    }

    @Test
    void limitsThatJustTouchAreGood() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 5
                        minimum-amount: { EUR: 0 }
                        contact-caps: { per-day: 2, per-week: 2 }
                        approvals: { one-person-above: { EUR: 10 }, two-people-above: { EUR: 10 } }
                        stages:
                          - { stage: courtesy, days-from-due: -5, repeat: { every-days: 5, times: 2 } }
                          - { stage: friendly, days-from-due: 1, days-to-pay: 7, minimum-amount: { EUR: 0 } }
                          - { stage: firm, days-from-due: 8, days-to-pay: 7 }
                        """))
                .isEmpty();
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 3
                        approvals: { one-person-above: { EUR: -1, ABC: 1 }, two-people-above: { USD: -1 } }
                        stages:
                          - { stage: courtesy, days-from-due: -5 }
                          - { stage: reminder, days-from-due: -3 }
                          - { stage: due-day, days-from-due: 0 }
                        """))
                .hasSize(3)
                .noneMatch(problem -> problem.contains("never reached"));
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 5
                        stages:
                          - { stage: courtesy, days-from-due: -5 }
                          - { stage: reminder, days-from-due: -3 }
                          - { stage: due-day, days-from-due: 0 }
                        """))
                .singleElement()
                .asString()
                .contains("'reminder' is never reached: its last day is -1 days from due", "allows it from 0 on");
    }

    @Test
    void nothingComesAfterTheStageWithWhichDunningEnds() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: agency, days-from-due: 30, days-to-pay: 7 }
                          - { stage: legal, days-from-due: 45, days-to-pay: 7, approval: one-person }
                        """))
                .containsExactly(
                        "4:5 dunning ends with it, so it needs approval: one-person or two-people",
                        "5:5 stage 'legal' is never reached: with stage 'agency' the connector's own dunning ends;"
                                + " if that only announces what comes, say ends-dunning: false");
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: agency, days-from-due: 30, days-to-pay: 7, ends-dunning: false }
                          - { stage: inkasso, days-from-due: 45, approval: two-people, channels: [handover] }
                        """))
                .isEmpty();
    }

    @Test
    void aHandoverEndsDunningAlways() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 7
                        stages:
                          - { stage: early, days-from-due: 0, approval: one-person, ends-dunning: true }
                          - { stage: inkasso, days-from-due: 30, ends-dunning: false, channels: [handover, mail] }
                        """))
                .containsExactly(
                        "4:5 nothing is overdue yet, so dunning cannot end with stage 'early'",
                        "5:5 stage 'inkasso' is never reached: with stage 'early' the connector's own dunning ends;"
                                + " if that only announces what comes, say ends-dunning: false",
                        "5:63 handover stands alone: nothing else is tried before or after it",
                        "5:42 with a handover the connector's own dunning ends, always",
                        "5:5 dunning ends with it, so it needs approval: one-person or two-people");
    }

    @Test
    void aMessageThatDemandsNothingIsNoStage() throws IOException {
        assertThat(check("name: own\nminimum-gap-days: 7\nstages:\n  - { stage: thanks, days-from-due: 1 }\n"))
                .singleElement()
                .asString()
                .startsWith("4:7 'thanks' is a message that demands nothing (");
    }

    @Test
    void twoStagesOfOneDayOrOneLevelAreRefused() throws IOException {
        assertThat(
                        check(
                                """
                        name: own
                        minimum-gap-days: 0
                        stages:
                          - { stage: friendly, days-from-due: 10, level: 1 }
                          - { stage: firm, days-from-due: 10, level: 1 }
                        """))
                .containsExactly(
                        "5:20 must come after the 10 days of the stage before",
                        "5:39 must be above the level 1 of an earlier stage");
    }

    @Test
    void aFileThatCannotBeReadIsToldAsItIs() throws IOException {
        assertThat(check("name: own\nstages: []\n"))
                .isNotEmpty()
                .anyMatch(problem -> problem.contains("minimum-gap-days"));
    }

    private List<String> check(String procedure) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), procedure);
        return ProcedureCheck.check(file).stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .toList();
    }
}
