package org.dunning.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.DunningApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The connector as it serves, on free ports, over a small ERP of two companies; for tests that come in through HTTP as
 * anybody would.
 */
final class ConsoleServer implements AutoCloseable {

    static final String VIEWER = "vera";
    static final String OPERATOR = "otto";
    static final String ADMIN = "ada";

    /** How one debtor of the ERP is called. */
    static final String UGLY_NAME = "<img src=x onerror=alert(1)>";

    private static final String PROCEDURE =
            """
            name: standard
            minimum-gap-days: 7
            stages:
              - { stage: friendly, days-from-due: 5, days-to-pay: 10, level: 1 }
              - { stage: firm, days-from-due: 15, days-to-pay: 7, level: 2 }
            """;

    private final ConfigurableApplicationContext context;

    private ConsoleServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Without users: the first start makes a password. */
    static ConsoleServer start(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.config.location=classpath:/",
                "--dunning.config=" + configuration(folder),
                "--dunning.erp=sql",
                "--dunning.erp-database.url=jdbc:h2:mem:erp-" + System.nanoTime()
                        + ";DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM '" + folder.resolve("erp.sql") + "'",
                "--dunning.ledger.url=jdbc:h2:mem:ledger-" + System.nanoTime(),
                "--dunning.companies.acme.zone=Europe/Madrid",
                "--dunning.companies.globex.zone=Europe/Berlin",
                "--dunning.run.unattended-limit.EUR=5000",
                "--dunning.mail.from=receivables@example.com",
                "--dunning.mail.folder=" + folder.resolve("mail"),
                "--dunning.notice.languages=en",
                "--dunning.admin.password-file=" + folder.resolve("console-password"),
                "--server.port=0",
                "--management.server.port=0"));
        arguments.addAll(List.of(more));
        return new ConsoleServer(new SpringApplicationBuilder(DunningApplication.class).run(lastOfEach(arguments)));
    }

    /** With a viewer, an operator kept to the company acme, and an admin. */
    static ConsoleServer withUsers(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--dunning.admin.users.vera.password=" + password(VIEWER),
                "--dunning.admin.users.vera.role=viewer",
                "--dunning.admin.users.otto.password=" + password(OPERATOR),
                "--dunning.admin.users.otto.role=operator",
                "--dunning.admin.users.otto.companies=acme",
                "--dunning.admin.users.ada.password=" + password(ADMIN),
                "--dunning.admin.users.ada.role=admin"));
        arguments.addAll(List.of(more));
        return start(folder, arguments.toArray(String[]::new));
    }

    static String password(String user) {
        return user + "-has-a-long-password";
    }

    String url() {
        return "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    String managementUrl() {
        return "http://127.0.0.1:" + property("local.management.port");
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Browser browser() {
        return new Browser(url());
    }

    /** Jolokia by basic authentication, as a program would use it. */
    Jolokia jolokia(String user) {
        return new Jolokia(url(), user, password(user));
    }

    @Override
    public void close() {
        context.close();
    }

    /** A later setting replaces an earlier one of the same name; Spring would join them. */
    private static String[] lastOfEach(List<String> arguments) {
        Map<String, String> byName = new LinkedHashMap<>();
        arguments.forEach(argument -> byName.put(argument.substring(0, argument.indexOf('=')), argument));
        return byName.values().toArray(String[]::new);
    }

    private static Path configuration(Path folder) {
        try {
            Path procedures = Files.createDirectories(folder.resolve("mappings/procedures"));
            Files.writeString(procedures.resolve("standard.yaml"), PROCEDURE);
            String tables = Files.readString(Path.of("config-samples/sql/dunning_open_items.sql"));
            Files.writeString(folder.resolve("erp.sql"), tables + items());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String items() {
        return item("acme", "INV-100", "100", UGLY_NAME, "'ugly@example.com'", "120.00")
                + item("acme", "INV-101", "101", "Muster GmbH", "'muster@example.com'", "9000.00")
                + item("acme", "INV-102", "102", "Silent Ltd", "null", "300.00")
                + item("globex", "INV-200", "200", "Other Company's Debtor", "'other@example.com'", "6000.00");
    }

    private static String item(
            String company, String document, String debtor, String name, String email, String amount) {
        return "merge into dunning_open_items (company, document_no, erp_key, debtor_no, debtor_name, email, currency,"
                + " amount, residual, document_date, due_date) key (erp_key) values ('" + company + "', '" + document
                + "', '" + document + "', '" + debtor + "', '" + name.replace("'", "''") + "', " + email
                + ", 'EUR', " + amount + ", " + amount + ", current_date - 50, current_date - 20);\n";
    }
}
