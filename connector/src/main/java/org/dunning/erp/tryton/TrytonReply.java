package org.dunning.erp.tryton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One answer over JSON-RPC. Tryton's own errors come as HTTP 200 with {@code "error": [type, arguments]}. */
record TrytonReply(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The session is unknown or has ended; nothing was done. */
    boolean isUnauthorized() {
        return status == 401;
    }

    /** @throws TrytonException for every answer that is not a result */
    JsonNode result(String method) {
        if (status != 200) {
            throw byStatus(method);
        }
        JsonNode answer = parse(method);
        if (answer.has("error")) {
            throw TrytonException.refused("Tryton refused " + method + ": " + reason(answer.path("error")));
        }
        if (!answer.has("result")) {
            throw notTryton(method);
        }
        return answer.path("result");
    }

    private JsonNode parse(String method) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw notTryton(method);
        }
    }

    private TrytonException byStatus(String method) {
        String asked = "Tryton answered " + method + " with HTTP " + status;
        return switch (status) {
            case 401 -> TrytonException.refused(asked + ": it does not know the session it has just given");
            case 403 -> TrytonException.refused(asked + ": this version does not offer it");
            case 404 -> TrytonException.refused(asked + ": no such database; see dunning.erp-api.database");
            case 429 -> TrytonException.refused(asked + ": too many calls; it is asked again later");
            default ->
                status < 500
                        ? TrytonException.refused(asked + "; expected 200. See dunning.erp-api.url")
                        : TrytonException.inDoubt(asked + ", an error of its own; see the log of trytond");
        };
    }

    private static TrytonException notTryton(String method) {
        return TrytonException.inDoubt("what answered " + method
                + " is not Tryton's JSON-RPC; see dunning.erp-api.url and the log of trytond");
    }

    /** Such as {@code ["UserError", ["message", "description", null]]} or {@code ["ConcurrencyException", "message"]}. */
    private static String reason(JsonNode error) {
        String type = error.path(0).asText();
        JsonNode arguments = error.path(1);
        String message = arguments.isArray() ? arguments.path(0).asText() : arguments.asText();
        return switch (type) {
            case "UserError" -> message;
            case "UserWarning" ->
                "it wants a person to confirm: " + arguments.path(1).asText(message);
            case "ConcurrencyException" -> "somebody else has just changed the same record; it is asked again later";
            default -> message.isEmpty() ? type : type + ": " + message;
        };
    }
}
