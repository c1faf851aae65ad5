package org.dunning.settings;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.boot.env.SystemEnvironmentPropertySourceEnvironmentPostProcessor;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads settings from where Spring Boot would, in its order, without starting anything. */
final class SettingSources {

    private SettingSources() {}

    /** @param arguments as Spring Boot gets them, {@code --name=value} */
    static ConfigurableEnvironment load(List<String> arguments, Map<String, Object> systemEnvironment) {
        var environment = new StandardEnvironment();
        environment.setConversionService(new ApplicationConversionService());
        // An unset ${SECRET} is told by the check, and must not end it.
        environment.setIgnoreUnresolvableNestedPlaceholders(true);
        var sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, systemEnvironment));
        sources.addFirst(new SimpleCommandLinePropertySource(
                CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME, arguments.toArray(String[]::new)));
        ConfigurationPropertySources.attach(environment);
        var application = new SpringApplication();
        new SystemEnvironmentPropertySourceEnvironmentPostProcessor().postProcessEnvironment(environment, application);
        new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(environment, application);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
