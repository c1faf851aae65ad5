package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.item;
import static org.dunning.run.Given.stage;

import java.util.List;
import org.dunning.ledger.LevelOwner;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.procedure.Repeat;
import org.dunning.procedure.SkipRule;
import org.dunning.run.StageLadder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D3, D6, D13: where an item goes next, from its age and what was served; both signs of the offsets. */
class StageLadderTest {

    private static final DunningProcedure LADDER = procedure(SkipRule.NEVER);

    private static DunningProcedure procedure(SkipRule skip) {
        return new DunningProcedure(
                "p",
                7,
                null,
                skip,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        stage("courtesy", -5, null, Approval.NONE),
                        stage("due-day", 0, null, Approval.NONE),
                        repeating("friendly", 1, 7, 3),
                        stage("firm", 30, 2, Approval.NONE),
                        repeating("formal", 45, 14, 2)));
    }

    private static DunningStage repeating(String name, int days, int every, int times) {
        return new DunningStage(
                name, days, new Repeat(every, times), null, null, null, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        // days overdue, expected
        "-6, courtesy later in 1",
        "-5, courtesy",
        "-1, courtesy",
        " 0, due-day",
        " 1, friendly",
        "29, friendly",
        "30, friendly",
        "400, friendly"
    })
    void anItemNeverDunnedStartsAtTheStageOfItsDay(int daysOverdue, String expected) {
        assertThat(next(LADDER, item("A", "1", daysOverdue))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // days overdue, stage served, days ago, expected
        "-4, courtesy, 1, due-day later in 4",
        " 0, courtesy, 5, due-day",
        " 0, due-day,  0, friendly later in 1",
        " 1, courtesy, 6, friendly",
        "29, friendly, 5, firm later in 1",
        "29, friendly, 7, friendly time 2",
        "30, friendly, 1, firm",
        "45, firm,     1, formal",
        "44, firm,     14, formal later in 1",
        "50, formal,   5, formal later in 9",
        "60, formal,   14, formal time 2",
        // Stages a procedure no longer knows count for nothing.
        "60, abolished, 14, friendly"
    })
    void whatWasServedDecidesWhatIsNext(int daysOverdue, String served, int daysAgo, String expected) {
        assertThat(next(LADDER, item("A", "1", daysOverdue).served(served, daysAgo)))
                .isEqualTo(expected);
    }

    @Test
    void aRepeatedStageEndsAfterItsTimes() {
        assertThat(next(LADDER, item("A", "1", 16).served("friendly", 14).servedAgain("friendly", 2, 7)))
                .isEqualTo("friendly time 3");
        assertThat(next(LADDER, item("A", "1", 23).served("friendly", 14).servedAgain("friendly", 3, 7)))
                .isEqualTo("firm later in 7");
        assertThat(next(LADDER, item("A", "1", 90).served("formal", 40).servedAgain("formal", 2, 20)))
                .isEqualTo("ended after formal");
    }

    @Test
    void theNextStageComesBeforeAnotherRepetition() {
        assertThat(next(LADDER, item("A", "1", 30).served("friendly", 29))).isEqualTo("firm");
    }

    @ParameterizedTest
    @CsvSource({"1, friendly", "29, friendly", "30, firm", "44, firm", "45, formal", "400, formal"})
    void aProcedureThatSkipsGoesToTheLastStageReached(int daysOverdue, String expected) {
        DunningProcedure skipping = procedure(SkipRule.TO_MATCHING);

        assertThat(next(skipping, item("A", "1", daysOverdue))).isEqualTo(expected);
        assertThat(next(skipping, item("A", "1", daysOverdue).served("courtesy", 400)))
                .isEqualTo(expected);
    }

    @Test
    void skippingNeverGoesBack() {
        assertThat(next(procedure(SkipRule.TO_MATCHING), item("A", "1", 31).served("firm", 1)))
                .isEqualTo("formal later in 14");
    }

    @Test
    void theErpsLevelIsServedAtFirstSightAndIsNotRepeated() {
        assertThat(next(LADDER, item("A", "1", 50).erpLevel(2))).isEqualTo("formal");
        assertThat(next(LADDER, item("A", "1", 50).erpLevel(1))).isEqualTo("friendly");
        assertThat(next(LADDER, item("A", "1", 50).erpLevel(9))).isEqualTo("formal");
    }

    @Test
    void whereTheErpRaisesLevelsAnItemIsAtTheStageOfItsLevelAndGoesNoFurther() {
        var ladder = new StageLadder(LADDER, ON, LevelOwner.ERP);

        assertThat(ladder.next(item("A", "1", 400).build())).isEqualTo(new Step.Awaited(0));
        assertThat(ladder.next(item("A", "1", 3).erpLevel(2).build()))
                .isInstanceOfSatisfying(
                        Step.Reached.class,
                        reached -> assertThat(reached.stage().stage()).isEqualTo("firm"));
        assertThat(ladder.next(item("A", "1", 400).erpLevel(2).served("firm", 1).build()))
                .isEqualTo(new Step.Awaited(2));
        assertThat(ladder.next(item("A", "1", 0).build())).isInstanceOf(Step.Reached.class);
    }

    @Test
    void aProcedureWithoutStagesAfterDueEndsAtTheDueDate() {
        var courtesyOnly = new DunningProcedure("p", 7, null, List.of(stage("courtesy", -5, null, Approval.NONE)));

        assertThat(next(courtesyOnly, item("A", "1", 1))).isEqualTo("ended after null");
        assertThat(next(courtesyOnly, item("A", "1", 0).served("courtesy", 3))).isEqualTo("ended after courtesy");
    }

    @Test
    void aReminderBeforeTheDueDateIsRepeatedUntilThatDayAndNotAfter() {
        var courtesies = new DunningProcedure(
                "p", 0, null, List.of(repeating("courtesy", -9, 3, 4), stage("friendly", 5, 1, Approval.NONE)));

        assertThat(next(courtesies, item("A", "1", -3).served("courtesy", 3))).isEqualTo("courtesy time 2");
        assertThat(next(courtesies, item("A", "1", 0).servedAgain("courtesy", 3, 3)))
                .isEqualTo("courtesy time 4");
        assertThat(next(courtesies, item("A", "1", 1).servedAgain("courtesy", 3, 4)))
                .isEqualTo("friendly later in 4");
    }

    @Test
    void creditsFindTheHighestStageAnItemIsAtOrGoesTo() {
        var ladder = new StageLadder(LADDER, ON);

        assertThat(ladder.rank(Given.withoutDueDate("A", "1").build())).isEqualTo(-1);
        assertThat(ladder.rank(item("A", "1", -20).build())).isEqualTo(-1);
        assertThat(ladder.rank(item("A", "1", 5).build())).isEqualTo(2);
        assertThat(ladder.rank(item("A", "1", 29).served("friendly", 5).build()))
                .isEqualTo(2);
        assertThat(ladder.rank(item("A", "1", 40).served("friendly", 15).build()))
                .isEqualTo(3);
    }

    private static String next(DunningProcedure procedure, Given.Item item) {
        Step step = new StageLadder(procedure, ON).next(item.build());
        if (step instanceof Step.Reached reached) {
            return reached.stage().stage() + (reached.occurrence() == 1 ? "" : " time " + reached.occurrence());
        }
        return step instanceof Step.Later later
                ? later.stage().stage() + " later in " + ON.until(later.from()).getDays()
                : "ended after " + ((Step.Ended) step).lastStage();
    }
}
