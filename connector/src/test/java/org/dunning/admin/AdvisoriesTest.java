package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SECURITY.md says of Camel's advisories: the parts they are about are not used, or not even here. */
class AdvisoriesTest {

    /** Incoming HTTP and mail, HTTP through Camel, brokers, and the MimeMultipart data format. */
    private static final Pattern EXPOSED = Pattern.compile(
            "(?i)\\b(uri|to|toD|from):\\s*\"?(https?|servlet|platform-http|undertow|rest|imaps?|pop3s?|jms|activemq)\\b|mimeMultipart");

    @Test
    void noShippedRouteUsesWhatAnAdvisoryIsAbout() throws IOException {
        List<Path> routes = routes();

        assertThat(routes).isNotEmpty().allSatisfy(route -> assertThat(Files.readString(route))
                .doesNotContainPattern(EXPOSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.camel.component.jms.JmsComponent",
                "org.apache.camel.component.undertow.UndertowComponent",
                "org.apache.camel.component.coap.CoAPComponent",
                "io.hawt.web.proxy.ProxyServlet",
                "org.jolokia.service.jsr160.Jsr160RequestHandler"
            })
    void isNotOnTheClassPath(String type) {
        assertThat(getClass().getClassLoader().getResource(type.replace('.', '/') + ".class"))
                .isNull();
    }

    private static List<Path> routes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }
}
