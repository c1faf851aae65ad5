package org.dunning.admin;

import java.time.Clock;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The console with a desk that answers everything, and a route to look at. */
@Configuration
@EnableAutoConfiguration(
        exclude = FlywayAutoConfiguration.class,
        excludeName = {
            "io.hawt.springboot.HawtioEndpointAutoConfiguration",
            "io.hawt.springboot.HawtioLogAutoConfiguration"
        })
@EnableConfigurationProperties(AdminProperties.class)
@ComponentScan(basePackageClasses = Operations.class)
class ConsoleSlice {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FakeDesk desk() {
        return new FakeDesk();
    }

    @Bean
    RouteBuilder idle() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:idle").routeId("idle").to("log:idle?marker={{dunning.test-token:none}}");
            }
        };
    }
}
