package org.dunning.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the Spring application for a verb, with the user's configuration directory and nothing from elsewhere. */
final class SpringStart {

    private SpringStart() {}

    static ConfigurableApplicationContext start(Invocation invocation, Workplace workplace, boolean serving) {
        var application = new SpringApplication(invocation.application());
        application.setWebApplicationType(serving ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application.run(
                arguments(invocation, workplace.config(), serving).toArray(String[]::new));
    }

    /** What Spring is told on top of the files: where they are, and the overrides of this call. */
    private static List<String> arguments(Invocation invocation, Path config, boolean serving) {
        var arguments = new ArrayList<>(places(invocation, config));
        arguments.add("--dunning.config=" + config);
        arguments.add("--dunning.serving=" + serving);
        if (!serving && System.console() != null) {
            arguments.add(0, "--logging.level.org.dunning=warn"); // the report on the terminal says the same
        }
        return arguments;
    }

    /** The overrides of this call, and the only two places: Spring Boot would also read ./application.yaml and ./config. */
    static List<String> places(Invocation invocation, Path config) {
        var arguments = new ArrayList<>(invocation.overrides());
        arguments.add("--spring.config.location=classpath:/,"
                + config.toAbsolutePath().toUri());
        return arguments;
    }
}
