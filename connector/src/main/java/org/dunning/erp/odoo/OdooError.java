package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.dunning.erp.odoo.OdooException.Kind;

/**
 * An exception as Odoo names it, which JSON-2 sends with a status and JSON-RPC with 200. An exception undoes the whole
 * call, so whatever has a name was not done.
 */
record OdooError(String name) {

    private static final Set<String> LOOKING = Set.of("fields_get", "search_read", "has_access", "check_access_rights");
    private static final Set<String> OLD_NOT_FOUND = Set.of("UserError", "AttributeError", "KeyError");

    static OdooError of(JsonNode data) {
        return new OdooError(data.path("name").asText());
    }

    OdooException told(String call) {
        String asked = "Odoo refused " + call + " with " + name + ": ";
        Kind kind = kind();
        return new OdooException(
                kind,
                switch (kind) {
                    case KEY ->
                        "Odoo does not accept the key; see dunning.erp-api.username and password, which is an API key of that user";
                    case DENIED ->
                        asked
                                + "the login has not the right, or not in this company; check --connect names what is missing";
                    case GONE -> asked + "a record is not there any more";
                    case BUSY -> "Odoo could not do " + call + " just now (" + name + "); it can be asked again";
                    default -> asked + hint() + whatMayBeMissing(call);
                });
    }

    Kind kind() {
        if (name.endsWith(".AccessDenied") || name.endsWith(".Unauthorized")) {
            return Kind.KEY;
        }
        if (name.endsWith(".AccessError")) {
            return Kind.DENIED;
        }
        if (name.endsWith(".MissingError")) {
            return Kind.GONE;
        }
        boolean database =
                name.startsWith("psycopg2.") && !name.endsWith("Violation") && !name.endsWith("IntegrityError");
        return database || name.endsWith(".LockError") ? Kind.BUSY : Kind.REFUSED;
    }

    /** Up to 18 a model or method that is not there has the name of other mistakes; 19 says NotFound. */
    private String whatMayBeMissing(String call) {
        boolean looks = LOOKING.contains(call.substring(call.lastIndexOf('.') + 1));
        return looks && OLD_NOT_FOUND.contains(name.substring(name.lastIndexOf('.') + 1))
                ? "; if it has no such model or method: is the module (Invoicing, Discuss) installed?"
                : "";
    }

    private String hint() {
        if (name.endsWith(".NotFound")) {
            return "it has no such model or method; is the module (Invoicing, Discuss) installed?";
        }
        if (name.startsWith("builtins.")) {
            return "a field or argument is not as this Odoo knows it; see the mapping, and Odoo's log";
        }
        return name.endsWith(".UserError") || name.endsWith(".ValidationError")
                ? "one of its business rules is against it"
                : "see Odoo's log";
    }
}
