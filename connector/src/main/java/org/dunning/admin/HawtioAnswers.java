package org.dunning.admin;

import com.fasterxml.jackson.databind.node.TextNode;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The few questions Hawtio's pages ask their server. */
@RestController
@ConditionalOnWebApplication(type = Type.SERVLET)
class HawtioAnswers {

    private final Clock clock;
    private final AdminProperties properties;

    HawtioAnswers(Clock clock, AdminProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    /** Who is logged in, as a JSON string. */
    @GetMapping("/hawtio/user")
    TextNode user(Principal person) {
        return TextNode.valueOf(person.getName());
    }

    /** How one logs in: outside of Hawtio. */
    @GetMapping("/hawtio/auth/config/login")
    List<Map<String, String>> login() {
        return List.of(Map.of("method", "external", "name", "Spring Security"));
    }

    /** When the session ends without activity: Hawtio warns before. */
    @GetMapping("/hawtio/auth/config/session-timeout")
    Map<String, Long> sessionTimeout(@RequestParam(name = "t", defaultValue = "0") long asked) {
        return Map.of(
                "req",
                asked,
                "now",
                clock.millis(),
                "timeout",
                properties.idle().toSeconds());
    }

    /** Hawtio says that its person did something. */
    @GetMapping(path = "/hawtio/refresh", produces = MediaType.TEXT_PLAIN_VALUE)
    String refresh() {
        return "ok";
    }

    /** There is no proxy to other Jolokia agents, and no Keycloak. */
    @GetMapping(
            path = {"/hawtio/proxy/enabled", "/hawtio/keycloak/enabled"},
            produces = MediaType.TEXT_PLAIN_VALUE)
    String absent() {
        return "false";
    }

    /** No OpenID provider, and no list of other agents to connect to. */
    @GetMapping({"/hawtio/auth/config/oidc", "/hawtio/preset-connections"})
    List<String> none() {
        return List.of();
    }

    /** Our own tab, as Hawtio's module federation wants it. */
    @GetMapping("/hawtio/plugin")
    List<Map<String, String>> plugins() {
        return List.of(Map.of("scope", "dunning", "module", "./plugin", "url", "/hawtio/dunning-tab"));
    }

    /** Hawtio's name and what of it is shown. */
    @GetMapping("/hawtio/hawtconfig.json")
    Map<String, Object> hawtconfig() {
        return Map.of(
                "branding", Map.of("appName", "Dunning Connector", "showAppName", true),
                "about", Map.of("title", "Dunning Connector", "productInfo", List.of()),
                "disabledRoutes",
                        List.of("/connect", "/runtime", "/jvm-diagnostics", "/springboot", "/logs", "/quartz"));
    }
}
