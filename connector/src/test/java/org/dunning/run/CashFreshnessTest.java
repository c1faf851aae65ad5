package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dunning.calendar.Holidays;
import org.dunning.calendar.WorkingDays;
import org.junit.jupiter.api.Test;

class CashFreshnessTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final WorkingDays MADRID = new WorkingDays(Holidays.PUBLIC, "ES-MD");

    @Test
    void theBankMayBeAsOldAsItSaysInWorkingDays() {
        var twoDays = new CashFreshness(2, MADRID);

        assertThat(twoDays.stale(MONDAY.minusDays(4), MONDAY)).isNull();
        assertThat(twoDays.stale(MONDAY.minusDays(5), MONDAY))
                .isEqualTo(
                        "the newest bank entry is of 2026-11-18, more than 2 working days ago, so nobody can know who has paid");
        assertThat(twoDays.stale(MONDAY.plusDays(1), MONDAY)).isNull();
    }

    @Test
    void anErpThatDoesNotTellIsNotTakenForFresh() {
        assertThat(new CashFreshness(2, MADRID).stale(null, MONDAY)).contains("does not tell its newest bank entry");
    }

    @Test
    void unlessAskedNothingIsAskedOfTheBank() {
        assertThat(new CashFreshness(null, MADRID).stale(MONDAY.minusYears(1), MONDAY))
                .isNull();
    }
}
