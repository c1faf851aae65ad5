package org.dunning.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Jolokia with basic authentication. */
final class Jolokia {

    static final String OPERATIONS = Operations.NAME;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser;
    private final String authorization;

    Jolokia(String url, String user, String password) {
        browser = new Browser(url);
        browser.setCookie("XSRF-TOKEN", "chosen-by-the-program");
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    JsonNode operation(String operation, Object... arguments) {
        return exec(OPERATIONS, operation, arguments);
    }

    JsonNode exec(String mbean, String operation, Object... arguments) {
        return ask(Map.of("type", "exec", "mbean", mbean, "operation", operation, "arguments", List.of(arguments)));
    }

    JsonNode read(String mbean) {
        return ask(Map.of("type", "read", "mbean", mbean));
    }

    /**
     * @param request one, or a list of them
     * @throws IllegalStateException when the answer is no JSON
     */
    JsonNode ask(Object request) {
        try {
            String body = JSON.writeValueAsString(request);
            return JSON.readTree(
                    browser.post("/hawtio/jolokia", "application/json", body, "Authorization", authorization)
                            .body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
