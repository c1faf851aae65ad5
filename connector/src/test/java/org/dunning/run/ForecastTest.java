package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.STANDARD;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.context;
import static org.dunning.run.Given.item;
import static org.dunning.run.Given.stage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final List<LocalDate> MONTH = ON.datesUntil(ON.plusDays(31)).toList();

    @Test
    void itPlaysTheStagesThroughWithTheirGapsAndAddsUpPerDayAndStage() {
        var forecast = new Forecast(MONTH, null);
        forecast.add(account(item("A", "100.00", -3), item("B", "50.00", 20)), context());
        forecast.add(account(item("C", "10.00", 20)), context());

        assertThat(forecast.outlook().rows().stream().map(ForecastTest::shown))
                .containsExactly(
                        "2026-11-20 friendly 2 {EUR=60.00}",
                        "2026-11-27 firm 2 {EUR=160.00}",
                        "2026-12-04 formal 2 {EUR=60.00}",
                        "2026-12-11 firm 1 {EUR=100.00}");
        assertThat(forecast.outlook().comparison()).isNull();
    }

    @Test
    void anotherProcedureIsComparedOverTheSameData() {
        var quick = new DunningProcedure("quick", 3, null, List.of(stage("friendly", 1, 1, Approval.NONE)));
        var forecast = new Forecast(MONTH, quick);
        forecast.add(account(item("A", "100.00", 60).served("formal", 20)), context());
        forecast.add(account(item("B", "50.00", 29)), context());

        Outlook.Comparison comparison = forecast.outlook().comparison();
        assertThat(comparison.debtors()).isEqualTo(2);
        assertThat(comparison.rows().stream().map(ForecastTest::shown))
                .containsExactly("2026-11-20 friendly 2 {EUR=150.00}");
        assertThat(comparison.examples().get(0))
                .isEqualTo(new Outlook.Difference("c", "D1", "nothing", "2026-11-20 friendly"));
        assertThat(comparison.examples().get(1).now())
                .isEqualTo("2026-11-20 friendly, 2026-11-27 firm, 2026-12-04 formal");

        var same = new Forecast(MONTH, STANDARD);
        same.add(account(item("B", "50.00", 29)), context());
        assertThat(same.outlook().comparison().debtors()).isZero();
    }

    @Test
    void aRunHappensOnTheDaysOfItsSchedule() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        ZoneId madrid = ZoneId.of("Europe/Madrid");

        assertThat(RunDays.between("0 0 6 ? * MON-FRI", madrid, friday, friday.plusDays(4)))
                .containsExactly(friday, friday.plusDays(3), friday.plusDays(4));
        // Asked on a Saturday, the first day counts all the same.
        assertThat(RunDays.between("0 0 6 ? * MON-FRI", madrid, friday.plusDays(1), friday.plusDays(3)))
                .containsExactly(friday.plusDays(1), friday.plusDays(3));
        // Half past eleven in the evening UTC is the next day in Madrid.
        assertThat(RunDays.between("0 30 23 ? * FRI", madrid, friday, friday.plusDays(2)))
                .containsExactly(friday, friday.plusDays(1));
        assertThat(RunDays.between("every day", madrid, friday, friday.plusDays(1)))
                .hasSize(2);
    }

    private static String shown(Outlook.Row row) {
        return row.on() + " " + row.stage() + " " + row.notices() + " " + row.totals();
    }
}
