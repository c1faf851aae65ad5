package org.dunning.erp.odata;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.erp.odata.ODataException.Kind;

/** Several requests as one (OData V2, "Batch Processing"): multipart/mixed with a change set for each write. */
final class ODataBatch {

    private static final String LINE = "\r\n";
    private static final String BOUNDARY = "batch_dunning";
    private static final Pattern GIVEN_BOUNDARY =
            Pattern.compile("boundary=\"?([^\";\\s]{1,100})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");

    static final String CONTENT_TYPE = "multipart/mixed; boundary=" + BOUNDARY;

    private ODataBatch() {}

    /** @param addresses relative to the service */
    static String reading(List<String> addresses) {
        var text = new StringBuilder();
        for (String address : addresses) {
            text.append(start(BOUNDARY, "application/http"))
                    .append("Content-Transfer-Encoding: binary")
                    .append(LINE)
                    .append(LINE)
                    .append("GET ")
                    .append(address)
                    .append(" HTTP/1.1")
                    .append(LINE)
                    .append("Accept: application/json")
                    .append(LINE)
                    .append(LINE)
                    .append(LINE);
        }
        return text.append("--" + BOUNDARY + "--").append(LINE).toString();
    }

    /** Each row in a change set of its own, so that one that is refused does not undo the others. */
    static String creating(String set, List<String> rows) {
        var text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String change = "change_" + i;
            text.append(start(BOUNDARY, "multipart/mixed; boundary=" + change))
                    .append(LINE)
                    .append(start(change, "application/http"))
                    .append("Content-Transfer-Encoding: binary")
                    .append(LINE)
                    .append("Content-ID: ")
                    .append(i + 1)
                    .append(LINE)
                    .append(LINE)
                    .append("POST ")
                    .append(set)
                    .append(" HTTP/1.1")
                    .append(LINE)
                    .append("Accept: application/json")
                    .append(LINE)
                    .append("Content-Type: application/json")
                    .append(LINE)
                    .append("Content-Length: ")
                    .append(rows.get(i).getBytes(StandardCharsets.UTF_8).length)
                    .append(LINE)
                    .append(LINE)
                    .append(rows.get(i))
                    .append(LINE)
                    .append("--")
                    .append(change)
                    .append("--")
                    .append(LINE)
                    .append(LINE);
        }
        return text.append("--" + BOUNDARY + "--").append(LINE).toString();
    }

    private static String start(String boundary, String type) {
        return "--" + boundary + LINE + "Content-Type: " + type + LINE;
    }

    /** The answer to each request, in their order; a change set that failed as a whole is one answer. */
    static List<HttpReply> answers(HttpReply reply, int expected) {
        List<HttpReply> answers = new ArrayList<>();
        collect(reply.header("Content-Type"), reply.text(), answers);
        if (answers.size() != expected) {
            throw new ODataException(
                    Kind.IN_DOUBT,
                    "a batch of " + expected + " requests got " + answers.size() + " answers; is something between us"
                            + " and SAP that cannot pass on multipart/mixed?");
        }
        return answers;
    }

    private static void collect(String contentType, String body, List<HttpReply> answers) {
        Matcher boundary = GIVEN_BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return;
        }
        String[] parts =
                ("\n" + body).split("\r?\n--" + Pattern.quote(boundary.group(1)) + "(?:--)?[ \t]*(?:\r?\n|$)", -1);
        for (int i = 1; i < parts.length - 1; i++) {
            Message part = Message.of(parts[i]);
            String type = part.header("content-type");
            if (type.toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
                collect(type, part.body(), answers);
            } else {
                answers.add(answer(part.body()));
            }
        }
    }

    private static HttpReply answer(String http) {
        String[] statusAndRest = http.stripLeading().split("\r?\n", 2);
        Matcher status = STATUS.matcher(statusAndRest[0].strip());
        Message message = Message.of(statusAndRest.length < 2 ? "" : statusAndRest[1]);
        Map<String, List<String>> headers = new HashMap<>();
        message.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new HttpReply(
                status.matches() ? Integer.parseInt(status.group(1)) : 500,
                HttpHeaders.of(headers, (name, value) -> true),
                message.body().getBytes(StandardCharsets.UTF_8));
    }

    private record Message(Map<String, String> headers, String body) {

        static Message of(String text) {
            String[] headAndBody = text.split("\r?\n\r?\n", 2);
            Map<String, String> headers = new HashMap<>();
            for (String line : headAndBody[0].split("\r?\n")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            return new Message(headers, headAndBody.length < 2 ? "" : headAndBody[1]);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }
}
