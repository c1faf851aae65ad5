package org.dunning.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;

/**
 * What the steps of a route may say. Whoever edits a route is trusted with the connector's rights, yet data is not: it
 * never becomes part of a URI or of SQL, and an address comes from the route or from configuration.
 */
final class EndpointRules {

    /** Reaching files, processes, classes or arbitrary databases is not wiring; a new scheme is a decision. */
    private static final Set<String> SCHEMES = new TreeSet<>(Set.of(
            "bean",
            "controlbus",
            "direct",
            "http",
            "https",
            "imap",
            "imaps",
            "log",
            "mock",
            "platform-http",
            "quartz",
            "scheduler",
            "seda",
            "smtp",
            "smtps",
            "sql",
            "timer"));

    private static final Set<String> CODE =
            Set.of("groovy", "java", "joor", "jooc", "js", "mvel", "ognl", "python", "spel", "script", "wasm", "beans");

    /** Headers by which data would choose the statement or the address, and options that read one from the message. */
    private static final Pattern REDIRECTING =
            Pattern.compile("(?i)CamelSqlQuery|CamelHttpUri|CamelRestHttpUri|CamelHttpHost|mail\\.smtps?\\..*");

    private static final String SQL_FROM_MESSAGE = "useMessageBodyForSql";

    /** Cloud metadata services and other link-local addresses (RFC 3927, RFC 4291 2.5.6). */
    private static final Pattern LINK_LOCAL =
            Pattern.compile("(?i)https?:(//)?(\\[?fe80:|169\\.254\\.|metadata\\.google\\.).*");

    private static final Set<String> SENDS = Set.of("to", "toD", "wireTap", "poll", "uri");
    private static final Set<String> CHOOSES =
            Set.of("enrich", "pollEnrich", "recipientList", "routingSlip", "dynamicRouter");

    private static final Set<String> SETS_NO_HEADER =
            Set.of("parameters", "removeHeader", "removeHeaders", "removeProperty", "removeProperties");

    private final RouteFile file;
    private final List<Problem> problems = new ArrayList<>();

    EndpointRules(RouteFile file) {
        this.file = file;
    }

    List<Problem> check(JsonNode node, String pointer) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            String at = pointer + "/" + key;
            if (CODE.contains(key)) {
                refuse(at, "'" + key + "' is code inside a route; write a bean and call it");
            }
            if (SENDS.contains(key) && value.isTextual()) {
                checkUri(at, value.asText());
            }
            if (CHOOSES.contains(key)) {
                checkChosen(at, value);
            }
            if (key.equals("parameters")) {
                checkParameters(at, value);
            }
            if (SETS_NO_HEADER.contains(key)) {
                continue;
            }
            if (key.equals("name")) {
                checkHeader(at, value);
            }
            check(value, at);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.path(i), pointer + "/" + i);
        }
        return problems;
    }

    private void checkUri(String at, String uri) {
        String scheme = uri.split("[:?]", 2)[0];
        if (!scheme.startsWith("{{") && !SCHEMES.contains(scheme)) {
            refuse(at, "endpoint '" + scheme + "' is not for a route" + Suggestion.among(SCHEMES, scheme));
        }
        if (LINK_LOCAL.matcher(uri).matches()) {
            refuse(at, "a link-local address is never an ERP");
        }
        checkOption(at, uri);
        checkText(at, uri);
    }

    private void checkOption(String at, String options) {
        if (options.contains(SQL_FROM_MESSAGE)) {
            refuse(at, "'" + SQL_FROM_MESSAGE + "' lets data become SQL");
        }
    }

    private void checkText(String at, String text) {
        if (text.contains("${") || text.contains("$simple{")) {
            refuse(at, "data must not become part of a URI or of SQL; use a named parameter (:#name) or a header");
        }
    }

    private void checkChosen(String at, JsonNode value) {
        for (String language : List.of("simple", "constant")) {
            JsonNode expression = value.path("expression").has(language)
                    ? value.path("expression").path(language)
                    : value.path(language);
            String uri = expression.isObject() ? expression.path("expression").asText("") : expression.asText("");
            if (!uri.isEmpty()) {
                checkUri(at, uri);
            }
        }
    }

    private void checkParameters(String at, JsonNode parameters) {
        parameters.properties().forEach(entry -> {
            checkText(at + "/" + entry.getKey(), entry.getValue().asText());
            checkOption(at + "/" + entry.getKey(), entry.getKey());
        });
    }

    private void checkHeader(String at, JsonNode name) {
        if (name.isTextual() && REDIRECTING.matcher(name.asText()).matches()) {
            refuse(at, "header '" + name.asText() + "' would let data choose where a message goes or what is executed");
        }
    }

    private void refuse(String at, String message) {
        problems.add(file.problem(at, message));
    }

    /** The name of a direct endpoint, however it is written; empty for another one. */
    static String directName(JsonNode endpoint) {
        String uri =
                endpoint.isTextual() ? endpoint.asText() : endpoint.path("uri").asText("");
        return uri.equals("direct")
                ? endpoint.path("parameters").path("name").asText("")
                : uri.startsWith("direct:") ? uri.substring("direct:".length()).split("\\?", 2)[0] : "";
    }

    /** Every direct endpoint that a file sends to, by its pointer. */
    static Map<String, String> calls(RouteFile file) {
        var calls = new LinkedHashMap<String, String>();
        collect(file.root(), "", calls);
        return calls;
    }

    private static void collect(JsonNode node, String pointer, Map<String, String> calls) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String at = pointer + "/" + entry.getKey();
            String direct = SENDS.contains(entry.getKey()) ? directName(entry.getValue()) : "";
            if (!direct.isEmpty() && !direct.contains("{{")) {
                calls.put(at, direct);
            }
            collect(entry.getValue(), at, calls);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.path(i), pointer + "/" + i, calls);
        }
    }
}
