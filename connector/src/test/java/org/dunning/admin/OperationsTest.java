package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.OPERATOR;
import static org.dunning.admin.ConsoleServer.VIEWER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does, through Jolokia, down to the ledger and the mails. */
class OperationsTest {

    @TempDir
    private Path folder;

    private ConsoleServer server;
    private Jolokia admin;

    @BeforeEach
    void start() {
        server = ConsoleServer.withUsers(folder, "--dunning.run.mode=send");
        admin = server.jolokia(ADMIN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void proposesThenSendsWhatNeedsNoPersonThenWhatAPersonApproved() throws IOException {
        assertThat(value("propose")).contains("completed: 4 items, 3 notices, demanding 15120.00 EUR");
        assertThat(mails()).isEmpty();

        assertThat(value("runNow")).contains("1 SENT");
        assertThat(mails()).hasSize(1);

        assertThat(value("approve", waiting("Muster GmbH"), "agreed with sales"))
                .isEqualTo("notice 2 (friendly, 9000.00 EUR) approved");
        assertThat(value("runNow")).contains("1 SENT");
        assertThat(mails()).hasSize(2);
        assertThat(value("why", "INV-101")).contains("APPROVED by ada: approved by ada: agreed with sales");
    }

    @Test
    void sendsNothingWhileSendingIsPaused() throws IOException {
        assertThat(value("pauseSending", "bank strike", "", "", "")).startsWith("Sending is paused.");
        assertThat(value("runNow")).contains("sending is paused by ada: bank strike");
        assertThat(mails()).isEmpty();
        assertThat(status().at("/pauses/0/reason").asText()).isEqualTo("bank strike");

        assertThat(value("resumeSending", "", "")).startsWith("Sending is resumed");
        value("runNow");
        assertThat(mails()).hasSize(1);
        assertThat(value("resumeSending", "", "")).isEqualTo("Sending was not paused.");
    }

    @Test
    void pausesOneCompanyOrOneChannel() throws IOException {
        assertThat(value("pauseSending", "audit", "", "acme", "mail")).startsWith("Sending of acme by mail is paused.");
        assertThat(value("runNow")).contains("sending of acme by mail is paused by ada: audit");
        assertThat(mails()).isEmpty();
        assertThat(error("pauseSending", "audit", "", "no-such", "")).contains("no company 'no-such'");
        assertThat(error("pauseSending", "audit", "", "", "mial")).contains("no channel 'mial'");

        assertThat(value("resumeSending", "acme", "")).startsWith("Sending of acme is resumed");
        value("runNow");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void comparesLedgerErpAndTracesAndShowsWhatIsKnownOfANotice() {
        value("propose");

        assertThat(value("reconcile")).isEqualTo("0 mails compared, no difference");
        assertThat(value("evidence", waiting("Muster GmbH"))).contains("PROPOSED", "only SUSPECT is resolved");
        assertThat(error("evidence", 99_999)).isEqualTo("there is no notice 99999");
    }

    @Test
    void dunsNoDebtorThatIsHeld() throws IOException {
        value("propose");
        assertThat(value("holdDebtor", "acme", "100", "lawyer asked", "")).contains("is held");
        assertThat(value("runNow")).contains("1 BLOCKED");
        assertThat(mails()).isEmpty();
        assertThat(value("why", "INV-100")).contains("BLOCKED", "held by ada: lawyer asked");
        assertThat(status().at("/holds/0/debtor").asText()).isEqualTo("100");

        assertThat(value("releaseDebtor", "acme", "100")).contains("is released");
        value("runNow");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void beginsDunningAgainThatWasEndedOnlyForAnAdmin() throws IOException {
        Jolokia operator = server.jolokia(OPERATOR);
        value("propose");
        assertThat(operator.operation("stopDebtor", "acme", "100", "insolvent")
                        .get("value")
                        .asText())
                .contains("has ended");
        operator.operation("holdDebtor", "acme", "100", "asked us", "");

        assertThat(operator.operation("releaseDebtor", "acme", "100")
                        .get("error")
                        .asText())
                .isEqualTo("dunning of debtor 100 was ended by otto (insolvent); only the role admin takes that back");
        assertThat(operator.read(Jolokia.OPERATIONS)
                        .at("/value/Status/mayLiftStops")
                        .asBoolean())
                .isFalse();
        assertThat(value("runNow")).doesNotContain("1 SENT");

        assertThat(status().at("/mayLiftStops").asBoolean()).isTrue();
        assertThat(status().at("/holds/1/kind").asText()).isEqualTo("STOP");
        assertThat(value("releaseDebtor", "acme", "100")).contains("is released");
        value("runNow");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void holdsNobodyByAMisspeltNumber() {
        value("propose");

        assertThat(error("holdDebtor", "acme", "1OO", "because", ""))
                .isEqualTo("company acme has no debtor '1OO' that a sweep has ever seen");
        assertThat(error("holdDebtor", "acm", "100", "because", ""))
                .isEqualTo("no company 'acm' under dunning.companies");
    }

    @Test
    void declinesANoticeWithTheReason() {
        value("propose");
        long notice = waiting("Muster GmbH");

        assertThat(value("decline", notice, "in court")).contains("declined");
        assertThat(value("why", "INV-101")).contains("WITHDRAWN", "declined by ada: in court");
        assertThat(error("approve", notice, "changed my mind")).contains("is WITHDRAWN and cannot be approved");
    }

    @Test
    void hidesAnotherCompanyFromAPersonKeptToOne() {
        value("propose");
        Jolokia acmeOnly = server.jolokia(OPERATOR);
        long other = waiting("Other Company's Debtor");

        assertThat(acmeOnly.operation("approve", other, "because").get("error").asText())
                .isEqualTo("there is no notice " + other);
        assertThat(acmeOnly.operation("decline", other, "because").get("error").asText())
                .isEqualTo("there is no notice " + other);
        assertThat(acmeOnly.operation("why", "INV-200").get("value").asText())
                .isEqualTo("No sweep has ever had a document 'INV-200'.");
        assertThat(acmeOnly.operation("lastRun").get("value").asText())
                .contains("acme")
                .doesNotContain("globex");
        assertThat(acmeOnly.read(Jolokia.OPERATIONS).toString())
                .contains("acme")
                .doesNotContain("globex", "Other Company's Debtor");
    }

    @Test
    void tellsWhatARunCameTo() {
        assertThat(value("lastRun")).isEqualTo("No run yet.");
        value("propose");

        assertThat(value("lastRun"))
                .contains("of company acme", "proposing only: completed", "2 NOTIFY", "1 NO_CONTACT", "globex");
        assertThat(status().at("/tasks/0/name").asText()).isEqualTo("Silent Ltd");
    }

    @Test
    void describesEveryOperationAndParameter() throws Exception {
        MBeanOperationInfo[] operations = ManagementFactory.getPlatformMBeanServer()
                .getMBeanInfo(new ObjectName(Jolokia.OPERATIONS))
                .getOperations();

        assertThat(operations).hasSizeGreaterThan(10).allSatisfy(operation -> {
            assertThat(operation.getDescription()).isNotEqualTo(operation.getName());
            assertThat(Arrays.stream(operation.getSignature())).allSatisfy(parameter -> {
                assertThat(parameter.getName()).doesNotMatch("p\\d+");
                assertThat(parameter.getDescription()).isNotEqualTo(parameter.getName());
            });
        });
    }

    @Test
    void refusesAJmxClientWithoutOurLogin() {
        assertThatThrownBy(() -> ManagementFactory.getPlatformMBeanServer()
                        .invoke(new ObjectName(Jolokia.OPERATIONS), "runNow", new Object[0], new String[0]))
                .rootCause()
                .hasMessage("runNow needs a login at the console");
    }

    @Test
    void givesTheViewerNoMoreThanReading() {
        List<String> allowed = Stream.of(
                        server.jolokia(VIEWER).operation("lastRun"),
                        server.jolokia(VIEWER).operation("why", "INV-100"),
                        server.jolokia(VIEWER).operation("runNow"))
                .map(answer -> answer.has("value") ? "allowed" : "refused")
                .toList();

        assertThat(allowed).containsExactly("allowed", "allowed", "refused");
    }

    private String value(String operation, Object... arguments) {
        JsonNode answer = admin.operation(operation, arguments);
        assertThat(answer.has("value")).as(answer.toString()).isTrue();
        return answer.get("value").asText();
    }

    private String error(String operation, Object... arguments) {
        return admin.operation(operation, arguments).get("error").asText();
    }

    private JsonNode status() {
        return admin.read(Jolokia.OPERATIONS).at("/value/Status");
    }

    private long waiting(String debtor) {
        return StreamSupport.stream(status().get("waiting").spliterator(), false)
                .filter(notice -> notice.get("name").asText().equals(debtor))
                .findFirst()
                .orElseThrow()
                .get("notice")
                .asLong();
    }

    private List<Path> mails() throws IOException {
        Path mail = folder.resolve("mail");
        if (!Files.isDirectory(mail)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mail)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }
}
