package org.dunning.admin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console on free ports, with three users, for tests that come in through HTTP as anybody would. */
final class ConsoleServer implements AutoCloseable {

    static final String VIEWER = "vera";
    static final String OPERATOR = "otto";
    static final String ADMIN = "ada";

    private final ConfigurableApplicationContext context;

    private ConsoleServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ConsoleServer start(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.config.location=classpath:/",
                "--dunning.admin.password-file=" + folder.resolve("console-password"),
                "--server.port=0",
                "--management.server.port=0"));
        arguments.addAll(List.of(more));
        return new ConsoleServer(
                new SpringApplicationBuilder(ConsoleSlice.class).run(arguments.toArray(String[]::new)));
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
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
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
}
