package org.dunning.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dunning.outbox.PaceLimits.DomainPace;
import org.dunning.run.RunReport;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A turn lasts ten minutes of mails in one burst unless a test says otherwise, so that no clock decides a test. */
class PaceTest {

    private static final Duration LONG_BURST = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void nothingIsLimitedUntilConfigured() {
        var pace = new Pace(PaceLimits.NONE);

        for (int i = 0; i < 10_000; i++) {
            assertThat(pace.take("d" + i + "@example.com")).isTrue();
        }
    }

    @Test
    void aDomainThatHadItsTurnsHoldsNoOtherUp() {
        var pace =
                new Pace(new PaceLimits(null, 1, List.of(new DomainPace("Big.example", 2)), Duration.ZERO), LONG_BURST);

        assertThat(taken(pace, "@big.example")).isEqualTo(20);
        assertThat(taken(pace, "@BIG.example")).isZero();
        assertThat(taken(pace, "@small.example")).isEqualTo(10);
        assertThat(pace.isFree("other.example")).isTrue();
    }

    @Test
    void theRelaysOwnLimitIsForAllDomainsTogether() {
        var pace = new Pace(new PaceLimits(1, null, List.of(), Duration.ZERO), LONG_BURST);

        assertThat(taken(pace, "@one.example") + taken(pace, "@other.example")).isEqualTo(10);
        assertThat(pace.relayIsFree()).isFalse();
    }

    @Test
    void turnsComeBackWithTime() {
        var pace = new Pace(new PaceLimits(600, null, List.of(), Duration.ZERO), Duration.ofMillis(200));

        assertThat(taken(pace, "@one.example")).isPositive();
        await().until(() -> pace.take("d@one.example"));
    }

    @Test
    void whoseTurnDoesNotComeWaitsForALaterDispatchAndNothingOfItIsClaimed() throws Exception {
        var erp = debtors("big.example", 15);
        erp.item("B-1", "OTHER", "100.00", 3);
        var limits = new PaceLimits(null, 1, List.of(), Duration.ZERO);
        try (var connector = connector(erp, new Pace(limits, LONG_BURST))) {
            RunReport report = connector.run();

            assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 11L));
            assertThat(report.alarms()).singleElement().asString().contains("leave with the next dispatch or run");
            assertThat(states(connector))
                    .containsOnly("SENT", "APPROVED")
                    .filteredOn("SENT"::equals)
                    .hasSize(11);
        }
        try (var connector = connector(erp, new Pace(PaceLimits.NONE))) {
            connector.dispatch();
            assertThat(states(connector)).containsOnly("SENT").hasSize(16);
        }
    }

    @Test
    void aRunWaitsForTheTurnOfItsNotices() throws Exception {
        var erp = debtors("big.example", 7);
        var limits = new PaceLimits(900, 600, List.of(), Duration.ofMinutes(1));
        try (var connector = connector(erp, new Pace(limits, Duration.ofMillis(300)))) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 7L));
        }
    }

    private static int taken(Pace pace, String domain) {
        int taken = 0;
        while (taken < 1_000 && pace.take("d" + taken + domain)) {
            taken++;
        }
        return taken;
    }

    private SmallErp debtors(String domain, int number) {
        var erp = new SmallErp(folder);
        for (int i = 0; i < number; i++) {
            erp.item("A-" + i, "D" + i, "100.00", 3);
        }
        erp.change("update dunning_open_items set email = lower(debtor_no) || '@" + domain + "'");
        return erp;
    }

    private Connector connector(SmallErp erp, Pace pace) {
        return new Connector(
                folder,
                erp,
                "jdbc:h2:file:" + folder.resolve("ledger"),
                (beans, clock) -> beans.registerBean("pace", Pace.class, () -> pace));
    }

    private static List<String> states(Connector connector) {
        return connector
                .bean(org.dunning.ledger.Ledger.class)
                .sql("select state from delivery")
                .query(String.class)
                .list();
    }
}
