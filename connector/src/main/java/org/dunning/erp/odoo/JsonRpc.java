package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.odoo.OdooException.Kind;

/** Odoo up to 18, and later ones for as long as they keep it: one URL, a number for the user, and errors with HTTP 200. */
final class JsonRpc implements OdooProtocol {

    static final String PATH = "/jsonrpc";

    private final OdooHttp http;
    private final String database;
    private final String username;
    private final Map<String, Long> users = new ConcurrentHashMap<>();

    JsonRpc(OdooHttp http, ErpApiProperties api) {
        this.http = http;
        this.database = OdooHttp.required(api.database(), "database");
        this.username = OdooHttp.required(api.username(), "username");
    }

    @Override
    public JsonNode call(OdooCall call, String key) {
        Map<String, Object> named = new LinkedHashMap<>(call.arguments());
        List<Object> positional = new ArrayList<>();
        if (call.ids() != null) {
            positional.add(call.ids());
        }
        // Up to 18 the records to create are looked for by position alone, and what to write has many names.
        for (String first : List.of("vals_list", "vals")) {
            Object values = named.remove(first);
            if (values != null) {
                positional.add(values);
            }
        }
        var arguments = List.of(database, user(key), key, call.model(), call.method(), positional, named);
        try {
            return ask("object", "execute_kw", arguments, call.name());
        } catch (OdooException e) {
            if (e.is(Kind.KEY)) {
                users.remove(key);
            }
            throw e;
        }
    }

    private long user(String key) {
        return users.computeIfAbsent(key, this::login);
    }

    /** A refused login is an answer like any other: false. */
    private long login(String key) {
        JsonNode user = askLogin(key);
        if (!user.isIntegralNumber()) {
            throw new OdooException(
                    Kind.KEY,
                    "Odoo does not let the user '" + username + "' in; see dunning.erp-api.username and password");
        }
        return user.asLong();
    }

    private JsonNode askLogin(String key) {
        try {
            return ask("common", "login", List.of(database, username, key), "common.login");
        } catch (OdooException e) {
            // A database that does not exist looks like one that cannot be reached.
            throw e.is(Kind.BUSY)
                    ? new OdooException(
                            Kind.BUSY,
                            e.getMessage() + "; is there a database '" + database + "' (dunning.erp-api.database)?")
                    : e;
        }
    }

    private JsonNode ask(String service, String method, List<?> arguments, String name) {
        return ask(http, service, method, arguments, name);
    }

    static JsonNode ask(OdooHttp http, String service, String method, List<?> arguments, String name) {
        var params = Map.of("service", service, "method", method, "args", arguments);
        var body = Map.of("jsonrpc", "2.0", "method", "call", "id", 1, "params", params);
        OdooReply reply = http.post(PATH, body, null, name);
        JsonNode json = reply.status() == 200 ? reply.json() : null;
        if (json == null || !json.has("jsonrpc")) {
            throw reply.unexpected(name);
        }
        if (json.has("error")) {
            throw OdooError.of(json.path("error").path("data")).told(name);
        }
        // A method that returns nothing leaves the result out.
        return json.has("result") ? json.path("result") : NullNode.getInstance();
    }
}
