package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A small Odoo that remembers: what recordings cannot serve, such as thousands of lines or a note that is there the
 * second time. It answers as 19 does over JSON-2, or as 17 does over JSON-RPC.
 */
final class OdooStub implements AutoCloseable {

    static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    static final ObjectMapper JSON = new ObjectMapper();

    final int version;
    final List<String> calls = new ArrayList<>();
    final List<String> keys = new ArrayList<>(List.of(KEY));
    final Map<String, Map<Long, ObjectNode>> tables = new HashMap<>();
    final Map<String, Deque<Reply>> next = new HashMap<>();
    final Map<String, Function<JsonNode, Object>> methods = new HashMap<>();
    final List<JsonNode> arguments = new ArrayList<>();
    String fields = "no_followup reversal_move_ids invoice_pdf_report_id expiration_date";
    Runnable afterNext = () -> {};
    /** The number of the activity type Call; 0 where it was removed. */
    long callType = 2;

    private final HttpServer server;

    /** An answer that takes the place of the one that would have come; after the work is done, or instead of it. */
    record Reply(int status, String type, String body, Map<String, String> headers, boolean late) {

        static Reply json(int status, String name) {
            return new Reply(
                    status,
                    "application/json; charset=utf-8",
                    "{\"name\": \"" + name
                            + "\", \"message\": \"Mensaje secreto de Juan\", \"debug\": \"Traceback /srv\"}",
                    Map.of(),
                    false);
        }

        static Reply html(int status) {
            return new Reply(status, "text/html", "<html>Sign in</html>", Map.of(), false);
        }

        Reply withHeader(String name, String value) {
            return new Reply(status, type, body, Map.of(name, value), late);
        }

        Reply afterwards() {
            return new Reply(status, type, body, headers, true);
        }
    }

    OdooStub(int version) {
        this.version = version;
        if (version < 18) {
            fields = "blocked reversal_move_id invoice_pdf_report_id";
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::serve);
        server.start();
        put("res.currency", 126, "name", "EUR");
        put("res.currency", 1, "name", "USD");
        put("res.company", 3, "name", "Tomillo");
        put("mail.message.subtype", 2, "name", "Note", "internal", true, "res_model", false);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ObjectNode put(String model, long id, Object... namesAndValues) {
        ObjectNode row = JSON.createObjectNode().put("id", id);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.set((String) namesAndValues[i], JSON.valueToTree(namesAndValues[i + 1]));
        }
        table(model).put(id, row);
        return row;
    }

    Map<Long, ObjectNode> table(String model) {
        return tables.computeIfAbsent(model, name -> new TreeMap<>());
    }

    /** What the next call of a method gets; several in their order. */
    void answerNext(String method, Reply... replies) {
        next.computeIfAbsent(method, name -> new ArrayDeque<>()).addAll(List.of(replies));
    }

    void answer(String method, Function<JsonNode, Object> work) {
        methods.put(method, work);
    }

    long count(String method) {
        return calls.stream().filter(method::equals).count();
    }

    /** The arguments of the last call of a method. */
    JsonNode last(String method) {
        return arguments.get(calls.lastIndexOf(method));
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        synchronized (this) {
            if (path.startsWith("/json/2/") && version >= 19) {
                jsonTwo(exchange, path.substring("/json/2/".length()).replace('/', '.'), JSON.readTree(body));
            } else if (path.equals("/jsonrpc")) {
                jsonRpc(exchange, JSON.readTree(body).path("params"));
            } else if (path.equals("/web/version") && version >= 19) {
                note(path, JSON.createObjectNode());
                send(exchange, replaced(path, ok("{\"version_info\": [" + version + ", 0], \"version\": \"19.0\"}")));
            } else {
                note(path, JSON.createObjectNode());
                send(exchange, replaced(path, Reply.html(404)));
            }
        }
    }

    private void jsonTwo(HttpExchange exchange, String method, JsonNode body) throws IOException {
        note(method, body);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (keys.stream().noneMatch(key -> authorization.equals("bearer " + key))) {
            send(exchange, Reply.json(401, "werkzeug.exceptions.Unauthorized"));
            return;
        }
        Deque<Reply> waiting = next.getOrDefault(method, new ArrayDeque<>());
        if (!waiting.isEmpty() && !waiting.peek().late()) {
            send(exchange, waiting.poll());
            return;
        }
        Object result = work(method, body);
        if (result instanceof Reply refused) {
            send(exchange, refused);
            return;
        }
        send(exchange, replaced(method, ok(JSON.writeValueAsString(result))));
    }

    private void jsonRpc(HttpExchange exchange, JsonNode params) throws IOException {
        JsonNode args = params.path("args");
        String service =
                params.path("service").asText() + "." + params.path("method").asText();
        if (service.equals("common.version")) {
            note(service, args);
            send(exchange, rpc("{\"server_version_info\": [" + version + ", 0, 0]}"));
            return;
        }
        boolean known = keys.contains(args.path(2).asText());
        if (service.equals("common.login")) {
            note(service, args);
            send(exchange, replaced(service, rpc(known ? "7" : "false")));
            return;
        }
        String method = args.path(3).asText() + "." + args.path(4).asText();
        ObjectNode named = args.path(6).deepCopy();
        JsonNode positional = args.path(5);
        if (args.path(4).asText().equals("create")) {
            named.set("vals_list", positional.path(0));
        } else if (!positional.isEmpty()) {
            named.set("ids", positional.path(0));
            if (positional.size() > 1) {
                named.set("vals", positional.path(1));
            }
        }
        note(method, named);
        Deque<Reply> waiting = next.getOrDefault(method, new ArrayDeque<>());
        if (!waiting.isEmpty() && !waiting.peek().late()) {
            Reply reply = waiting.poll();
            send(exchange, reply.type().startsWith("application/json") ? rpcError(reply.body()) : reply);
            return;
        }
        if (!known) {
            send(
                    exchange,
                    rpcError(Reply.json(200, "odoo.exceptions.AccessDenied").body()));
            return;
        }
        Object result = work(method, named);
        Reply reply = result instanceof Reply refused ? rpcError(refused.body()) : rpc(JSON.writeValueAsString(result));
        send(exchange, replaced(method, reply));
    }

    private void note(String method, JsonNode body) {
        calls.add(method);
        arguments.add(body);
    }

    private Reply replaced(String method, Reply usual) {
        Deque<Reply> waiting = next.getOrDefault(method, new ArrayDeque<>());
        afterNext.run();
        return waiting.isEmpty() ? usual : waiting.poll();
    }

    private Object work(String method, JsonNode body) {
        if (methods.containsKey(method)) {
            return methods.get(method).apply(body);
        }
        String model = method.substring(0, method.lastIndexOf('.'));
        return switch (method.substring(method.lastIndexOf('.') + 1)) {
            case "search_read" -> found(model, body);
            case "read" ->
                StreamSupport.stream(body.path("ids").spliterator(), false)
                        .map(id -> table(model).get(id.asLong()))
                        .toList();
            case "fields_get" -> fieldsOf(body.path("allfields"));
            case "has_access", "check_access_rights" -> true;
            case "create" -> create(model, body.path("vals_list"));
            case "write" -> write(model, body);
            case "activity_schedule" -> schedule(model, body);
            case "action_feedback" -> {
                body.path("ids").forEach(id -> table(model).remove(id.asLong()));
                yield 1;
            }
            case "check_object_reference" ->
                callType == 0 ? Reply.json(500, "builtins.ValueError") : List.of("mail.activity.type", callType);
            case "context_get" -> Map.of("uid", 7);
            default -> Reply.json(404, "werkzeug.exceptions.NotFound");
        };
    }

    /** Whatever is asked for is there, but what only some versions have. */
    private ObjectNode fieldsOf(JsonNode asked) {
        ObjectNode types = JSON.createObjectNode();
        String some =
                "no_followup blocked reversal_move_ids reversal_move_id invoice_pdf_report_id expiration_date x_missing";
        for (JsonNode name : asked) {
            if (!List.of(some.split(" ")).contains(name.asText())
                    || List.of(fields.split(" ")).contains(name.asText())) {
                String type = List.of("no_followup", "blocked").contains(name.asText()) ? "boolean" : "char";
                types.putObject(name.asText()).put("type", type);
            }
        }
        return types;
    }

    Object create(String model, JsonNode rows) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode row : rows) {
            String document =
                    row.path(row.has("res_model") ? "res_model" : "model").asText();
            if (row.has("res_id")
                    && !table(document).containsKey(row.path("res_id").asLong())) {
                return Reply.json(404, "odoo.exceptions.MissingError");
            }
        }
        for (JsonNode row : rows) {
            long id = 1
                    + table(model).keySet().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0);
            table(model).put(id, ((ObjectNode) row.deepCopy()).put("id", id));
            ids.add(id);
        }
        return ids;
    }

    private Object write(String model, JsonNode body) {
        for (JsonNode id : body.path("ids")) {
            if (!table(model).containsKey(id.asLong())) {
                return Reply.json(404, "odoo.exceptions.MissingError");
            }
        }
        body.path("ids").forEach(id -> table(model).get(id.asLong()).setAll((ObjectNode) body.path("vals")));
        return true;
    }

    private Object schedule(String model, JsonNode body) {
        for (JsonNode record : body.path("ids")) {
            if (!table(model).containsKey(record.asLong())) {
                return Reply.json(404, "odoo.exceptions.MissingError");
            }
            long id = 1 + table("mail.activity").size();
            ObjectNode activity = put("mail.activity", id, "res_model", model, "res_id", record.asLong());
            activity.setAll((ObjectNode) body);
            activity.put("id", id);
        }
        return true;
    }

    private ArrayNode found(String model, JsonNode body) {
        ArrayNode rows = JSON.createArrayNode();
        int limit = body.path("limit").asInt(Integer.MAX_VALUE);
        var domain = new OdooDomain(this, model);
        for (ObjectNode row : table(model).values()) {
            if (rows.size() < limit && domain.holds(body.path("domain"), row)) {
                ObjectNode shown = JSON.createObjectNode();
                body.path("fields")
                        .forEach(field -> shown.set(
                                field.asText(),
                                row.has(field.asText()) ? row.get(field.asText()) : JSON.valueToTree(false)));
                shown.set("id", row.get("id"));
                rows.add(shown);
            }
        }
        return rows;
    }

    private static Reply ok(String json) {
        return new Reply(200, "application/json; charset=utf-8", json, Map.of(), false);
    }

    private static Reply rpc(String json) {
        return ok("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": " + json + "}");
    }

    private static Reply rpcError(String data) {
        return ok(
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": 200, \"message\": \"Odoo Server Error\", \"data\": "
                        + data + "}}");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
