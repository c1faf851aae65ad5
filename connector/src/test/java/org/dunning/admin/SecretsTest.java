package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.password;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Row 41 of the fault matrix: a canary in every secret, looked for in every output. The ERP's password comes from a file,
 * the others as settings; the relay cannot be reached, so that failures are told as well.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String CANARY = "canary-7f3b9";

    @TempDir
    private Path folder;

    private ConsoleServer server;

    @BeforeEach
    void start() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("dunning.erp-database.password"), CANARY + "-erp");
        server = ConsoleServer.withUsers(
                folder,
                "--spring.config.import=configtree:" + secrets + "/",
                "--dunning.erp-database.username=sa",
                "--dunning.ledger.username=sa",
                "--dunning.ledger.password=" + CANARY + "-ledger",
                "--dunning.run.mode=send",
                "--dunning.mail.transport=smtp",
                "--dunning.mail.host=127.0.0.1",
                "--dunning.mail.port=9",
                "--dunning.mail.tls=none",
                "--dunning.mail.username=postmaster",
                "--dunning.mail.password=" + CANARY + "-mail",
                "--dunning.erp-api.password=" + CANARY + "-api",
                "--dunning.odoo.next-key=" + CANARY + "-key",
                "--dunning.admin.users.carol.password=" + CANARY + "-user",
                "--dunning.admin.users.carol.role=viewer");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areInNoOutput(CapturedOutput output) {
        server.browser().login("carol", CANARY + "-user");
        server.jolokia(ADMIN).operation("runNow");

        List<String> shown = new ArrayList<>();
        shown.addAll(jolokia());
        shown.addAll(actuators());
        shown.addAll(errorPages());
        shown.addAll(beans());
        shown.add(output.getAll());

        assertThat(shown).hasSizeGreaterThan(100);
        assertThat(shown.stream().filter(text -> text.contains(CANARY))).isEmpty();
        assertThat(output.getAll()).contains("company acme");
    }

    /** Every attribute and every dump that anybody may see. */
    private List<String> jolokia() {
        Jolokia admin = server.jolokia(ADMIN);
        List<String> shown = new ArrayList<>();
        JsonNode names = admin.ask(Map.of("type", "search", "mbean", "*:*")).get("value");
        List<Map<String, Object>> reads = new ArrayList<>();
        names.forEach(name -> reads.add(Map.of("type", "read", "mbean", name.asText())));
        admin.ask(reads).forEach(answer -> shown.add(answer.toString()));
        String context = "org.apache.camel:context=dunning-connector,type=context,name=\"dunning-connector\"";
        shown.add(admin.exec(context, "dumpRoutesAsXml()").toString());
        shown.add(admin.exec(context, "dumpRoutesStatsAsXml(boolean,boolean)", true, true)
                .toString());
        shown.add(admin.ask(Map.of("type", "list")).toString());
        shown.add(admin.operation("lastRun").toString());
        shown.add(admin.operation("why", "INV-100").toString());
        assertThat(shown.get(shown.size() - 1)).contains("RETRY");
        return shown;
    }

    private List<String> actuators() {
        Browser person = server.browser();
        person.login(ADMIN, password(ADMIN));
        Browser manager = new Browser(server.managementUrl());
        List<String> shown = new ArrayList<>();
        for (String endpoint : List.of("", "/health", "/prometheus", "/env", "/configprops", "/loggers", "/heapdump")) {
            shown.add(manager.get("/actuator" + endpoint).body());
            shown.add(person.get("/actuator" + endpoint).body());
        }
        return shown;
    }

    private List<String> errorPages() {
        Browser person = server.browser();
        person.login(ADMIN, password(ADMIN));
        return List.of(
                person.get("/hawtio/no-such").body(),
                person.get("/hawtio/auth/config/session-timeout?t=x").body(),
                person.forgedPost("/hawtio/jolokia", "application/json", "{").body(),
                person.post("/hawtio/jolokia", "application/json", "{").body());
    }

    /** What a log statement would print of any bean, such as a settings record. */
    private List<String> beans() {
        var context = server.context();
        return Arrays.stream(context.getBeanFactory().getSingletonNames())
                .map(context.getBeanFactory()::getSingleton)
                .filter(bean -> bean != null && !isOfATest(bean))
                .map(String::valueOf)
                .toList();
    }

    /** Other tests' settings records are found by the scan as well. */
    private static boolean isOfATest(Object bean) {
        CodeSource source = bean.getClass().getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().getPath().endsWith("/test-classes/");
    }
}
