package org.dunning;

import java.nio.file.Path;
import java.time.Clock;
import org.dunning.configfile.ConfigFolders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The connector as a Spring application; the verbs start it. Hawtio's pages are served by package admin; its own
 * auto-configuration would put them on the management port. The ledger migrates itself.
 */
@SpringBootApplication(
        exclude = FlywayAutoConfiguration.class,
        excludeName = {
            "io.hawt.springboot.HawtioEndpointAutoConfiguration",
            "io.hawt.springboot.HawtioLogAutoConfiguration"
        })
@ConfigurationPropertiesScan
public class DunningApplication {

    /** The one clock. Business dates are taken from it in a company's zone when a run starts. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ConfigFolders configFolders(@Value("${dunning.config:.}") Path config) {
        return new ConfigFolders(config, Path.of(""));
    }
}
