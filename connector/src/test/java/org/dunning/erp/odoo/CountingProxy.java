package org.dunning.erp.odoo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands between the connector and a live Odoo and notes what is asked. */
final class CountingProxy implements AutoCloseable {

    private static final List<String> PASSED_ON =
            List.of("Authorization", "Content-Type", "X-Odoo-Database", "User-Agent", "Cookie");

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> cookies = new CopyOnWriteArrayList<>();
    final List<String> sessions = new CopyOnWriteArrayList<>();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String target;
    private final HttpServer server;

    CountingProxy(String target) {
        this.target = target.replaceFirst("/$", "");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(name(exchange.getRequestURI().getPath(), body));
        var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String header : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
                if (header.equals("Cookie")) {
                    cookies.add(value);
                }
            }
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            answer.headers().allValues("Set-Cookie").forEach(session -> {
                sessions.add(session);
                exchange.getResponseHeaders().add("Set-Cookie", session);
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** Such as account.move.line.search_read, in either way to ask. */
    private static String name(String path, byte[] body) throws IOException {
        if (path.startsWith("/json/2/")) {
            return path.substring("/json/2/".length()).replace('/', '.');
        }
        if (!path.equals("/jsonrpc")) {
            return path;
        }
        var params = OdooStub.JSON.readTree(body).path("params");
        var args = params.path("args");
        return params.path("service").asText().equals("object")
                ? args.path(3).asText() + "." + args.path(4).asText()
                : params.path("service").asText() + "." + params.path("method").asText();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
