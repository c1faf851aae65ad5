package org.dunning.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataJson.Page;
import org.jspecify.annotations.Nullable;

/** OData V2 over HTTP. Its token against forgery (x-csrf-token) is fetched before the first write and once more if refused. */
public final class ODataV2 implements ODataService {

    private static final String TOKEN = "x-csrf-token";
    private static final String JSON = "application/json";

    private final HttpSession session;
    private final String service;
    private final String name;

    private @Nullable String token;

    /** @param service its path on the server, ending with a slash */
    public ODataV2(HttpSession session, String service) {
        this.session = session;
        this.service = service;
        this.name = service.replaceFirst("/$", "").replaceFirst("^.*/", "");
    }

    @Override
    public Iterator<List<ODataRow>> pages(ODataQuery query) {
        return new ODataPages(query, address -> page(absolute(address), query.set()), this::follow);
    }

    @Override
    public List<List<ODataRow>> together(List<ODataQuery> queries) {
        List<String> addresses = queries.stream().map(ODataQuery::address).toList();
        List<HttpReply> answers = session.repeatedly(() -> batch(ODataBatch.reading(addresses), queries.size()));
        List<List<ODataRow>> rows = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            rows.add(all(queries.get(i), answers.get(i)));
        }
        return rows;
    }

    /** What did not fit into the batch's answer is asked for page by page. */
    private List<ODataRow> all(ODataQuery query, HttpReply first) {
        Page page = page(first, query.set());
        List<ODataRow> rows = new ArrayList<>(page.rows());
        var seen = new java.util.HashSet<String>();
        for (String link = page.next(); link != null; link = page.next()) {
            String address = follow(link);
            if (!seen.add(address)) {
                throw new ODataException(Kind.REFUSED, "the pages of " + query.set() + " lead in a circle");
            }
            page = page(address, query.set());
            rows.addAll(page.rows());
        }
        return rows;
    }

    @Override
    public List<@Nullable ODataException> create(String set, List<Map<String, Object>> rows) {
        List<HttpReply> answers = batch(
                ODataBatch.creating(set, rows.stream().map(ODataJson::written).toList()), rows.size());
        List<@Nullable ODataException> refused = new ArrayList<>();
        for (HttpReply answer : answers) {
            refused.add(answer.isGood() ? null : ODataErrors.of(answer, "a new row of " + set));
        }
        return refused;
    }

    @Override
    public void merge(String row, Map<String, Object> values, @Nullable String etag) {
        String set = row.replaceFirst("\\(.*$", "");
        HttpReply reply = change(service + row, "a change of " + set, request -> {
            request.method("PATCH", BodyPublishers.ofString(ODataJson.written(values)))
                    .header("Content-Type", JSON)
                    .header("Accept", JSON);
            if (etag != null) {
                request.header("If-Match", etag);
            }
        });
        if (!reply.isGood()) {
            throw ODataErrors.of(reply, "a change of " + set);
        }
    }

    @Override
    public ODataMetadata metadata() {
        HttpReply reply = session.repeatedly(
                () -> session.send(service + "$metadata", name, request -> request.header("Accept", "application/xml")
                        .GET()));
        if (!reply.isGood() || !reply.contentType().contains("xml")) {
            throw ODataErrors.of(reply, name);
        }
        return ODataMetadata.parse(reply.body());
    }

    private List<HttpReply> batch(String body, int expected) {
        HttpReply reply = change(
                service + "$batch", name + "/$batch", request -> request.header("Content-Type", ODataBatch.CONTENT_TYPE)
                        .header("Accept", "multipart/mixed")
                        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        if (!reply.isGood() || !reply.contentType().startsWith("multipart/mixed")) {
            throw ODataErrors.of(reply, name + "/$batch");
        }
        return ODataBatch.answers(reply, expected);
    }

    private Page page(String path, String set) {
        return session.repeatedly(() -> {
            HttpReply reply = session.send(
                    path, set, request -> request.header("Accept", JSON).GET());
            return page(reply, set);
        });
    }

    private static Page page(HttpReply reply, String set) {
        if (!reply.isGood() || !reply.contentType().startsWith(JSON)) {
            throw ODataErrors.of(reply, set);
        }
        try {
            JsonNode answer = ODataJson.MAPPER.readTree(reply.body());
            if (ODataJson.isAnswer(answer)) {
                return ODataJson.page(answer);
            }
        } catch (IOException e) {
            // told below, without the answer
        }
        throw new ODataException(Kind.IN_DOUBT, "the answer for " + set + " is not OData V2: it has no 'd'");
    }

    /** A session may have ended, and its token with it: only then, and once, it is sent again with a new one. */
    private synchronized HttpReply change(String path, String asked, Consumer<HttpRequest.Builder> content) {
        boolean fresh = token == null;
        HttpReply reply = attempt(path, asked, content);
        boolean wanted = reply.status() == 403 && reply.header(TOKEN).equalsIgnoreCase("required");
        if (wanted && !fresh) {
            token = null;
            reply = attempt(path, asked, content);
        }
        return reply;
    }

    private HttpReply attempt(String path, String asked, Consumer<HttpRequest.Builder> content) {
        String known = token();
        return session.send(path, asked, request -> {
            request.header(TOKEN, known);
            content.accept(request);
        });
    }

    private String token() {
        String known = token;
        if (known == null) {
            HttpReply reply =
                    session.repeatedly(() -> session.send(service, name, request -> request.header(TOKEN, "Fetch")
                            .header("Accept", JSON)
                            .GET()));
            known = reply.header(TOKEN);
            if (!reply.isGood()) {
                throw ODataErrors.of(reply, name);
            }
            if (known.isEmpty()) {
                throw new ODataException(Kind.REFUSED, name + " gave no " + TOKEN + "; nothing can be written there");
            }
            token = known;
        }
        return known;
    }

    private String follow(String link) {
        return NextLink.within(service, link);
    }

    private String absolute(String address) {
        return address.startsWith("/") ? address : service + address;
    }
}
