package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Odoo 19 and later: a URL for each method, the key as bearer, one object of arguments, and the bare result. */
final class JsonTwo implements OdooProtocol {

    private final OdooHttp http;

    JsonTwo(OdooHttp http) {
        this.http = http;
    }

    @Override
    public JsonNode call(OdooCall call, String key) {
        Map<String, Object> body = new LinkedHashMap<>(call.arguments());
        if (call.ids() != null) {
            body.put("ids", call.ids());
        }
        OdooReply reply = http.post("/json/2/" + call.model() + "/" + call.method(), body, key, call.name());
        JsonNode json = reply.json();
        if (json == null) {
            throw reply.unexpected(call.name());
        }
        if (reply.status() == 200) {
            return json;
        }
        if (json.path("name").asText().isEmpty()) {
            throw reply.unexpected(call.name());
        }
        throw OdooError.of(json).told(call.name());
    }
}
