package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.InstantRange;
import org.dunning.calendar.Holidays;
import org.dunning.calendar.WorkingDays;
import org.dunning.procedure.DispatchWindow;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;

/** Whatever the instant and the zone, the days when clocks change among them. */
class TimetablePropertyTest {

    @Property(tries = 500)
    void theNextSlotIsOpenNowOrLaterAndLiesInHoursOfWork(
            @ForAll @InstantRange(min = "2026-01-01T00:00:00Z", max = "2027-12-31T00:00:00Z") Instant now,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 0, max = 22) int from) {
        var window = new DispatchWindow(LocalTime.of(from, 0), LocalTime.of(from + 1, 30), null, null);
        var debtor =
                new Debtor(new DebtorKey("e", "c", "1"), "D", null, null, null, "ES-CT", zone, null, null, null, null);

        Slot slot = new Timetable(now, ZoneId.of("UTC"), null, Holidays.PUBLIC).next(window, debtor);

        assertThat(slot.until()).isAfter(now).isAfter(slot.from());
        ZonedDateTime opens = slot.from().atZone(zone);
        assertThat(new WorkingDays(Holidays.PUBLIC, "ES-CT").isWorkingDay(opens.toLocalDate()))
                .isTrue();
        assertThat(opens.toLocalTime()).isBetween(LocalTime.of(from, 0), LocalTime.of(from + 1, 30));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Madrid",
                        "America/Sao_Paulo",
                        "Pacific/Auckland",
                        "Asia/Kolkata",
                        "Atlantic/Canary",
                        "Australia/Lord_Howe",
                        "America/Los_Angeles")
                .map(ZoneId::of);
    }
}
