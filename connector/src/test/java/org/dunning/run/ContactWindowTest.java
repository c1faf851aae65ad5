package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.debtor;
import static org.dunning.run.Given.item;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.ContactCaps;
import org.dunning.procedure.DispatchWindow;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactWindowTest {

    private static final Money OWED = Money.of("100.00", "EUR");
    private static final ContactCaps ONE_A_DAY = new ContactCaps(1, null);
    private static final Instant NOON =
            ON.atTime(12, 0).atZone(java.time.ZoneOffset.UTC).toInstant();

    @Test
    void withoutWindowAndCapsADebtorMayBeWrittenToAtAnyTime() {
        assertThat(slot(null, null)).isNull();
        assertThat(slot(ONE_A_DAY, null, ON.minusDays(1))).isNull();
    }

    @Test
    void aDebtorAtItsCapWaitsForTheNextRun() {
        Slot slot = slot(ONE_A_DAY, null, ON);

        assertThat(slot).isEqualTo(new Slot(NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void otherwiseTheWindowOfItsProcedureCounts() {
        var mornings = new DispatchWindow(LocalTime.of(8, 0), LocalTime.of(10, 0), true, true);

        assertThat(slot(ONE_A_DAY, mornings))
                .isEqualTo(new Slot(NOON.plus(Duration.ofHours(20)), NOON.plus(Duration.ofHours(22))));
    }

    private static @Nullable Slot slot(
            @Nullable ContactCaps caps, @Nullable DispatchWindow window, LocalDate... contacts) {
        var procedure =
                new DunningProcedure("p", 0, null, null, caps, window, null, null, null, Given.STANDARD.stages());
        LocalDate last = contacts.length == 0 ? null : contacts[contacts.length - 1];
        var account = new DebtorAccount(
                debtor("a@example.com"),
                List.of(item("A", "100.00", 3).build()),
                new ContactRecord(last, null, List.of(contacts)),
                List.of());
        return ContactWindow.of(account, OWED, new RunContext(ON, procedure, 2, Map.of()));
    }
}
