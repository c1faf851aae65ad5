package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunning.calendar.Holidays;
import org.dunning.procedure.DispatchWindow;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D12: windows in the debtor's zone, weekends and holidays of the debtor's region, and the days when clocks change. */
class TimetableTest {

    private static final DispatchWindow OFFICE =
            new DispatchWindow(LocalTime.of(8, 0), LocalTime.of(18, 0), null, null);

    @ParameterizedTest
    @CsvSource({
        // now, zone, country, opens, closes
        "2026-11-20T09:00:00Z, Europe/Madrid, ES, 2026-11-20T07:00:00Z, 2026-11-20T17:00:00Z",
        // Too early and too late.
        "2026-11-20T06:00:00Z, Europe/Madrid, ES, 2026-11-20T07:00:00Z, 2026-11-20T17:00:00Z",
        "2026-11-19T17:00:00Z, Europe/Madrid, ES, 2026-11-20T07:00:00Z, 2026-11-20T17:00:00Z",
        // Friday evening: Monday.
        "2026-11-20T17:00:00Z, Europe/Madrid, ES, 2026-11-23T07:00:00Z, 2026-11-23T17:00:00Z",
        // Friday evening before a Monday that is a holiday in Catalonia and not in Madrid (Whit Monday in Barcelona).
        "2026-05-22T17:00:00Z, Europe/Madrid, ES-CT-BCN, 2026-05-26T06:00:00Z, 2026-05-26T16:00:00Z",
        "2026-05-22T17:00:00Z, Europe/Madrid, ES-MD, 2026-05-25T06:00:00Z, 2026-05-25T16:00:00Z",
        // A debtor in another zone, whose day has not begun or is over.
        "2026-11-14T09:00:00Z, America/Mexico_City, MX, 2026-11-17T14:00:00Z, 2026-11-18T00:00:00Z",
        "2026-11-19T09:00:00Z, America/Mexico_City, MX, 2026-11-19T14:00:00Z, 2026-11-20T00:00:00Z",
        "2026-11-19T09:00:00Z, Pacific/Auckland, NZ, 2026-11-19T19:00:00Z, 2026-11-20T05:00:00Z",
        // The company's zone and region where the ERP knows neither.
        "2026-11-19T09:00:00Z, , , 2026-11-19T07:00:00Z, 2026-11-19T17:00:00Z",
        "2026-12-08T09:00:00Z, , , 2026-12-09T07:00:00Z, 2026-12-09T17:00:00Z"
    })
    void aNoticeWaitsForTheNextOpening(
            Instant now, @Nullable String zone, String country, Instant opens, Instant closes) {
        assertThat(next(now, OFFICE, zone, country)).isEqualTo(new Slot(opens, closes));
    }

    @Test
    void weekendsAndHolidaysCountWhereTheProcedureSaysSo() {
        var always = new DispatchWindow(LocalTime.of(8, 0), LocalTime.of(18, 0), true, true);

        assertThat(next(Instant.parse("2026-12-25T10:00:00Z"), always, "Europe/Madrid", "ES")
                        .from())
                .isEqualTo(Instant.parse("2026-12-25T07:00:00Z"));
        assertThat(next(Instant.parse("2026-11-21T10:00:00Z"), always, "Europe/Madrid", "ES")
                        .from())
                .isEqualTo(Instant.parse("2026-11-21T07:00:00Z"));
    }

    @Test
    void anHourTheClocksSkipOpensAnHourLaterAndOneTheyRepeatOpensTheFirstTime() {
        var night = new DispatchWindow(LocalTime.of(2, 30), LocalTime.of(4, 0), true, true);

        assertThat(next(Instant.parse("2026-03-28T23:00:00Z"), night, "Europe/Madrid", "ES"))
                .isEqualTo(new Slot(Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-29T02:00:00Z")));
        assertThat(next(Instant.parse("2026-10-24T23:00:00Z"), night, "Europe/Madrid", "ES"))
                .isEqualTo(new Slot(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T03:00:00Z")));
    }

    @Test
    void aWindowTheClocksSkipAltogetherIsLeftOut() {
        var skipped = new DispatchWindow(LocalTime.of(2, 0), LocalTime.of(3, 0), true, true);

        assertThat(next(Instant.parse("2026-03-28T23:00:00Z"), skipped, "Europe/Madrid", "ES")
                        .from())
                .isIn(Instant.parse("2026-03-30T00:00:00Z"), Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void withoutAWindowANoticeLeavesAtAnyTime() {
        assertThat(timetable(Instant.EPOCH).next(null, debtor(null, null))).isNull();
    }

    private static Slot next(Instant now, DispatchWindow window, @Nullable String zone, @Nullable String country) {
        return timetable(now).next(window, debtor(zone, country));
    }

    private static Timetable timetable(Instant now) {
        return new Timetable(now, ZoneId.of("Europe/Madrid"), "ES-MD", Holidays.PUBLIC);
    }

    private static Debtor debtor(@Nullable String zone, @Nullable String country) {
        return new Debtor(
                new DebtorKey("erp", "c", "D1"),
                "D",
                null,
                null,
                null,
                country,
                zone == null ? null : ZoneId.of(zone),
                null,
                null,
                null,
                null);
    }
}
