package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jolokia does not do even for an admin. */
class JolokiaPolicyTest {

    private static final String CONTEXT =
            "org.apache.camel:context=dunning-connector,type=context,name=\"dunning-connector\"";
    private static final String ROUTE = "org.apache.camel:context=dunning-connector,type=routes,name=\"propose\"";

    private static ConsoleServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = ConsoleServer.withUsers(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsOnlyOurDomainAndCamels() {
        JsonNode names = server.jolokia(ADMIN)
                .ask(Map.of("type", "search", "mbean", "*:*"))
                .get("value");

        assertThat(names).isNotEmpty();
        names.forEach(name -> assertThat(name.asText()).matches("(org\\.dunning|org\\.apache\\.camel):.*"));
    }

    @Test
    void theConnectorPublishesNoPoolAndNoEndpointOfSpring() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();

        assertThat(server.queryNames(new ObjectName("com.zaxxer.hikari:*"), null))
                .isEmpty();
        assertThat(server.queryNames(new ObjectName("org.springframework.boot:*"), null))
                .isEmpty();
        assertThat(server.queryNames(new ObjectName("org.dunning*:*"), null))
                .containsExactlyInAnyOrder(
                        new ObjectName(Jolokia.OPERATIONS),
                        new ObjectName(Replies.NAME),
                        new ObjectName(Letters.NAME),
                        new ObjectName(Reports.NAME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang:type=Memory | gc",
                "java.lang:type=Threading | dumpAllThreads(boolean,boolean)",
                "java.util.logging:type=Logging | setLoggerLevel",
                "com.sun.management:type=HotSpotDiagnostic | dumpHeap",
                "com.sun.management:type=DiagnosticCommand | vmSystemProperties",
                "jdk.management.jfr:type=FlightRecorder | newRecording"
            })
    void runsNothingOfTheVirtualMachine(String mbean, String operation) {
        assertThat(server.jolokia(ADMIN).exec(mbean, operation).get("error").asText())
                .contains("forbidden");
    }

    @Test
    void readsNothingOfTheVirtualMachine() {
        assertThat(server.jolokia(ADMIN)
                        .read("java.lang:type=Runtime")
                        .get("error")
                        .asText())
                .contains("forbidden");
    }

    @Test
    void writesNoAttribute() {
        assertThat(server.jolokia(ADMIN)
                        .ask(Map.of("type", "write", "mbean", ROUTE, "attribute", "Tracing", "value", true))
                        .get("error")
                        .asText())
                .contains("forbidden");
    }

    @Test
    void sendsNoNotifications() {
        Jolokia admin = server.jolokia(ADMIN);
        JsonNode client = admin.ask(Map.of("type", "notification", "command", "register"));

        for (String mode : List.of("pull", "sse")) {
            assertThat(admin.ask(Map.of(
                                    "type",
                                    "notification",
                                    "command",
                                    "add",
                                    "client",
                                    client.at("/value/id").asText(),
                                    "mode",
                                    mode,
                                    "mbean",
                                    CONTEXT))
                            .has("error"))
                    .isTrue();
        }
    }

    @Test
    void runsOfCamelOnlyWhatDumpsRoutesAndTheirFigures() throws Exception {
        Set<ObjectName> camel =
                ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.apache.camel:*"), null);
        List<String> allowed = new ArrayList<>();
        var policy = new JolokiaPolicy();
        for (ObjectName name : camel) {
            for (MBeanOperationInfo operation : ManagementFactory.getPlatformMBeanServer()
                    .getMBeanInfo(name)
                    .getOperations()) {
                if (policy.isOperationAllowed(name, operation.getName())) {
                    allowed.add(operation.getName());
                }
            }
        }

        assertThat(camel).isNotEmpty();
        assertThat(allowed).containsOnly("dumpRoutesStatsAsXml", "dumpRouteStatsAsXml");
    }

    @Test
    void stopsRemovesAndFeedsNoRoute() {
        Jolokia admin = server.jolokia(ADMIN);

        assertThat(admin.exec(ROUTE, "stop()").get("error").asText()).contains("forbidden");
        assertThat(admin.exec(ROUTE, "remove()").get("error").asText()).contains("forbidden");
        assertThat(admin.exec(ROUTE, "updateRouteFromXml(java.lang.String)", "<route/>")
                        .get("error")
                        .asText())
                .contains("forbidden");
        assertThat(admin.exec(CONTEXT, "stopRoute(java.lang.String)", "propose")
                        .get("error")
                        .asText())
                .contains("forbidden");
        assertThat(admin.exec(CONTEXT, "sendBody(java.lang.String,java.lang.Object)", "direct:propose", "x")
                        .get("error")
                        .asText())
                .contains("forbidden");
        // With placeholders resolved, secrets would be in the picture.
        assertThat(admin.exec(CONTEXT, "dumpRoutesAsXml(boolean)", true)
                        .get("error")
                        .asText())
                .contains("forbidden");
    }

    @Test
    void showsTheRoutesAsTheyWereWritten() {
        JsonNode xml = server.jolokia(ADMIN).exec(CONTEXT, "dumpRoutesAsXml()").get("value");

        assertThat(xml.asText()).contains("propose", "{{dunning.run.schedule:");
    }
}
