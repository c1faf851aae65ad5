package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
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

    @Property(tries = 500)
    void onADayWhenClocksChangeAWindowOpensOnceForItsLengthAndTheNextDayAtItsUsualHour(
            @ForAll("zones") ZoneId zone,
            @ForAll @InstantRange(min = "2026-01-01T00:00:00Z", max = "2036-01-01T00:00:00Z") Instant some,
            @ForAll @IntRange(min = 0, max = 85) int start,
            @ForAll @IntRange(min = 1, max = 10) int length) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(some);
        // Quarters of an hour.
        LocalTime from = LocalTime.ofSecondOfDay(start * 900L);
        LocalTime to = LocalTime.ofSecondOfDay((start + length) * 900L);
        var window = new DispatchWindow(from, to, true, true);
        LocalDate day = change == null
                ? some.atZone(zone).toLocalDate()
                : change.getInstant().atZone(zone).toLocalDate();

        Slot slot = next(window, zone, day.atStartOfDay(zone).toInstant());

        Duration written = Duration.between(from, to);
        Duration shift = change == null ? Duration.ZERO : change.getDuration().abs();
        assertThat(Duration.between(slot.from(), slot.until()))
                .isPositive()
                .isBetween(written.minus(shift), written.plus(shift));
        if (slot.from().atZone(zone).toLocalDate().equals(day)) {
            assertThat(slot.from()).isEqualTo(day.atTime(from).atZone(zone).toInstant());
            Slot following = next(window, zone, slot.until());
            assertThat(following.from())
                    .isEqualTo(day.plusDays(1).atTime(from).atZone(zone).toInstant());
        } else {
            // The clocks skipped all of it.
            assertThat(slot.from())
                    .isEqualTo(day.plusDays(1).atTime(from).atZone(zone).toInstant());
            assertThat(change).isNotNull();
            assertThat(change.isGap()).isTrue();
        }
    }

    private static Slot next(DispatchWindow window, ZoneId zone, Instant now) {
        var debtor =
                new Debtor(new DebtorKey("e", "c", "1"), "D", null, null, null, "ES", zone, null, null, null, null);
        return new Timetable(now, ZoneId.of("UTC"), null, Holidays.PUBLIC).next(window, debtor);
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
