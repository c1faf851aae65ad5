package org.dunning.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.erp.odata.ODataException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Errors as Gateway (JSON, XML) and what stands before it (HTML) write them. The code and the transaction's id are told;
 * the text is not: it is in the login's language and may hold names and amounts. The id finds it in /IWFND/ERROR_LOG.
 */
final class ODataErrors {

    private static final Pattern XML_CODE = Pattern.compile("<code>\\s*([\\w./-]{1,60})\\s*</code>");
    private static final Pattern XML_TRANSACTION =
            Pattern.compile("<transactionid>\\s*([\\w-]{1,60})\\s*</transactionid>");

    private ODataErrors() {}

    /** @param name what was asked */
    static ODataException of(HttpReply reply, String name) {
        String found = found(reply);
        String asked = "HTTP " + reply.status() + " for " + name + found;
        boolean page = found.isEmpty();
        return switch (reply.status()) {
            case 301, 302, 303, 307, 308 ->
                new ODataException(
                        Kind.REFUSED,
                        asked
                                + ", a redirect: give dunning.erp-api.url as SAP itself is reached, not the way to a login"
                                + " page");
            case 401 -> new ODataException(Kind.LOGIN, asked + ": the login was not accepted; see dunning.erp-api");
            case 403 ->
                new ODataException(
                        Kind.DENIED,
                        asked + ": the login may not do this"
                                + (page ? ", or something before SAP, such as a firewall, refused it" : ""));
            case 404 ->
                new ODataException(
                        Kind.GONE,
                        asked
                                + (page
                                        ? ": no such service here; is it activated, and are dunning.sap.services and system-client right?"
                                        : ""));
            case 412 -> new ODataException(Kind.CONFLICT, asked + ": it was changed since it was read");
            case 428 -> new ODataException(Kind.CONFLICT, asked + ": it has to be read before it can be changed");
            case 200 ->
                new ODataException(
                        Kind.IN_DOUBT,
                        "what answered " + name + " is not SAP's service but a page, such as a proxy's login; see"
                                + " dunning.erp-api.url");
            default ->
                reply.status() < 500
                        ? new ODataException(Kind.REFUSED, asked)
                        : new ODataException(Kind.IN_DOUBT, asked + "; see SAP's error log (/IWFND/ERROR_LOG)");
        };
    }

    /** Such as " (F5/117, transaction 4A1B...)"; nothing when it is a page of something else. */
    private static String found(HttpReply reply) {
        String code = null;
        String transaction = null;
        if (reply.contentType().startsWith("application/json")) {
            JsonNode error = ODataJson.orNothing(reply).path("error");
            code = word(error.path("code"));
            transaction = word(error.path("innererror").path("transactionid"));
        } else if (reply.contentType().contains("xml")) {
            code = first(XML_CODE, reply.text());
            transaction = first(XML_TRANSACTION, reply.text());
        }
        String told = (code == null ? "" : code)
                + (code == null || transaction == null ? "" : ", ")
                + (transaction == null ? "" : "transaction " + transaction);
        return told.isEmpty() ? "" : " (" + told + ")";
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable String word(JsonNode node) {
        return node.isTextual() && node.asText().matches("[\\w./-]{1,60}") ? node.asText() : null;
    }
}
