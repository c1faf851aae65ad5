package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.ImpatientChannel;
import org.dunning.channel.TestCertificate;
import org.dunning.ledger.Ledger;
import org.dunning.run.RunReport;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;

/** A relay that refuses us whatever we send: a few tries, one alarm, and once it is mended every notice leaves once. */
class MisconfiguredRelayTest {

    private static final int DEBTORS = 20;
    private static final BiConsumer<GenericApplicationContext, Clock> NOTHING_REPLACED = (beans, clock) -> {};

    @TempDir
    Path folder;

    private FaultySmtpServer server;
    private SmallErp erp;

    @BeforeEach
    void start() throws Exception {
        server = new FaultySmtpServer();
        erp = new SmallErp(folder);
        for (int i = 0; i < DEBTORS; i++) {
            erp.item("A-" + i, "D" + i, "100.00", 3);
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Connector connector(BiConsumer<GenericApplicationContext, Clock> parts, int port, String... more) {
        List<String> settings = new ArrayList<>(
                List.of("dunning.mail.transport=smtp", "dunning.mail.host=localhost", "dunning.mail.port=" + port));
        settings.addAll(List.of(more));
        return new Connector(
                folder, erp, "jdbc:h2:file:" + folder.resolve("ledger"), parts, settings.toArray(String[]::new));
    }

    private void nothingLeavesAndOneAlarmTells(Connector connector, int mostTries, String why) {
        RunReport report = connector.run();

        assertThat(server.delivered).isEmpty();
        assertThat(report.alarms())
                .singleElement()
                .asString()
                .contains("sending stopped")
                .containsIgnoringCase(why)
                .endsWith("approved and not tried: "
                        + (DEBTORS - report.deliveries().get("RETRY")));
        assertThat(report.sendingFailed()).isTrue();
        assertThat(report.deliveries()).containsOnlyKeys("RETRY");
        assertThat(report.deliveries().get("RETRY")).isBetween(1L, (long) mostTries);
        assertThat(states(connector)).containsOnly("RETRY", "APPROVED").hasSize(DEBTORS);
        assertThat(erp.notes()).isEmpty();
    }

    private void everyNoticeLeavesOnce(Connector connector) {
        connector.at("2026-11-20T12:10:00Z").run();
        connector.at("2026-11-20T12:20:00Z").run();

        assertThat(server.delivered).hasSize(DEBTORS);
        for (int i = 0; i < DEBTORS; i++) {
            assertThat(server.deliveredTo("d" + i + "@debtor.example")).hasSize(1);
        }
        assertThat(states(connector)).containsOnly("SENT").hasSize(DEBTORS);
        assertThat(erp.notes()).hasSize(DEBTORS);
    }

    private static List<String> states(Connector connector) {
        return connector
                .bean(Ledger.class)
                .sql("select state from delivery order by id")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 535 5.7.8 wrong password, 535 at authenticate",
        "MAIL, 550 5.7.1 sender refused, 550 at sender",
        "RCPT, 554 5.7.1 relay access denied, 554 at recipient",
        "GREETING, 554 5.7.1 you are listed, 554 at connect"
    })
    void aRelayThatRefusesUsIsAskedNoMoreThanOnceAConnection(At step, String answer, String why) {
        server.offeringAuth().always(step, answer);
        String[] login = {"dunning.mail.username=cobros", "dunning.mail.password=canary-5c1"};
        try (var connector = connector(NOTHING_REPLACED, server.port(), login)) {
            nothingLeavesAndOneAlarmTells(connector, 4, why);
            assertThat(connector.run().alarms().toString()).doesNotContain("canary-5c1");

            server.mend();
            everyNoticeLeavesOnce(connector);
        }
    }

    /** A relay may refuse one debtor's domain by policy, run after run: the others are not behind it. */
    @Test
    void whatWasRefusedBeforeIsTriedLast() throws Exception {
        server.next(At.RCPT, "554 5.7.1 not to them");
        try (var connector = connector(NOTHING_REPLACED, server.port(), "dunning.mail.connections=1")) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("RETRY", 1L));
            String refused = connector
                    .bean(Ledger.class)
                    .sql("select address from delivery where state = 'RETRY'")
                    .query(String.class)
                    .single();
            server.commands.clear();

            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", (long) DEBTORS));
            assertThat(server.commands.stream().filter(command -> command.startsWith("RCPT")))
                    .hasSize(DEBTORS)
                    .last()
                    .asString()
                    .contains(refused);
        }
    }

    @Test
    void anExpiredCertificateStopsTheSending() throws Exception {
        TestCertificate expired = TestCertificate.expired("dns:localhost", folder);
        try (var protectedServer = new FaultySmtpServer(expired.server(), false);
                var connector = connector(protectedBy(expired, protectedServer), protectedServer.port())) {
            nothingLeavesAndOneAlarmTells(connector, 8, "expired");
            assertThat(protectedServer.delivered).isEmpty();
            assertThat(protectedServer.commands).noneMatch(command -> command.startsWith("MAIL"));
        }
        try (var connector = connector(NOTHING_REPLACED, server.port())) {
            everyNoticeLeavesOnce(connector);
        }
    }

    private static BiConsumer<GenericApplicationContext, Clock> protectedBy(
            @Nullable TestCertificate trusted, FaultySmtpServer relay) {
        return (beans, clock) -> beans.registerBean(
                "mailChannel",
                JavaMailSender.class,
                () -> ImpatientChannel.protectedBy(trusted == null ? null : trusted.trusting(), relay, beans));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, none, 'localhost'",
        "localhost, required, STARTTLS",
        "relay.invalid, required, relay.invalid"
    })
    void aRelayThatCannotBeReachedOrProtectedStopsTheSendingAfterAFewTries(String host, String tls, String why)
            throws Exception {
        int port = tls.equals("none") ? nobodysPort() : server.port();
        String[] settings = {"dunning.mail.host=" + host, "dunning.mail.tls=" + tls};
        try (var connector = connector(NOTHING_REPLACED, port, settings)) {
            nothingLeavesAndOneAlarmTells(connector, 8, why);
        }
        try (var connector = connector(NOTHING_REPLACED, server.port())) {
            everyNoticeLeavesOnce(connector);
        }
    }

    private static int nobodysPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
