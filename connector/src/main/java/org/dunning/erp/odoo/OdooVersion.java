package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.erp.odoo.OdooException.Kind;

/** Asks a server which Odoo it is, without a login: 19 answers at its own address, older ones over JSON-RPC. */
final class OdooVersion {

    private static final int FIRST_WITH_JSON_2 = 19;
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");

    private OdooVersion() {}

    /** @throws OdooException when what answers is no Odoo */
    static boolean hasJsonTwo(OdooHttp http) {
        OdooReply reply = http.get("/web/version");
        JsonNode json = reply.status() == 200 ? reply.json() : null;
        if (json != null && json.has("version_info")) {
            return number(json.path("version_info").path(0)) >= FIRST_WITH_JSON_2;
        }
        if (reply.status() != 200 && reply.status() != 404) {
            throw reply.unexpected("/web/version");
        }
        JsonNode version = JsonRpc.ask(http, "common", "version", List.of(), "common.version");
        return number(version.path("server_version_info").path(0)) >= FIRST_WITH_JSON_2;
    }

    /** Such as 17, or "saas~18". */
    private static int number(JsonNode major) {
        Matcher digits = NUMBER.matcher(major.asText());
        if (!digits.find()) {
            throw new OdooException(
                    Kind.REFUSED, "what answers at dunning.erp-api.url does not tell which Odoo it is; is it one?");
        }
        return Integer.parseInt(digits.group(1));
    }
}
