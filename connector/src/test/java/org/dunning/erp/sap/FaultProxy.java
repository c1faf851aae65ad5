package org.dunning.erp.sap;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Stands before the peer, notes what is asked, and spoils answers. */
final class FaultProxy implements AutoCloseable {

    private static final List<String> NOT_PASSED_ON =
            List.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    /** What becomes of the next request whose method and path hold this text. */
    record Fault(String of, boolean peerIsAsked, int status, Map<String, String> headers, String body) {

        /** The peer never hears of it. */
        static Fault instead(String of, int status, String body) {
            return new Fault(of, false, status, Map.of("Content-Type", "text/html"), body);
        }

        /** The peer does its work, and its answer is lost. */
        static Fault lostAnswer(String of) {
            return new Fault(of, true, -1, Map.of(), "");
        }

        /** The peer does its work, and nothing ever comes back. */
        static Fault silent(String of) {
            return new Fault(of, true, SILENT, Map.of(), "");
        }

        Fault with(String header, String value) {
            Map<String, String> all = new java.util.HashMap<>(headers);
            all.put(header, value);
            return new Fault(of, peerIsAsked, status, all, body);
        }
    }

    private static final int SILENT = -2;

    final List<String> requests = new CopyOnWriteArrayList<>();
    /** The body and the cookies of each of them, in the same order. */
    final List<String> bodies = new CopyOnWriteArrayList<>();

    final List<String> cookies = new CopyOnWriteArrayList<>();
    /** Cookies that every answer sets beside the peer's own. */
    final List<String> moreCookies = new CopyOnWriteArrayList<>();

    final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
    /** Changes every answer's text, such as the links in it. */
    volatile UnaryOperator<String> rewriting = UnaryOperator.identity();
    /** Called before a request is passed on. */
    volatile java.util.function.Consumer<String> watching = request -> {};

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final java.util.concurrent.CountDownLatch closed = new java.util.concurrent.CountDownLatch(1);
    private final String target;
    private final HttpServer server;

    FaultProxy(String target) {
        this.target = target;
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

    long count(String text) {
        return requests.stream().filter(request -> request.contains(text)).count();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        bodies.add(new String(body, StandardCharsets.UTF_8));
        cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
        watching.accept(request);
        Fault fault = faults.stream()
                .filter(one -> request.contains(one.of()))
                .findFirst()
                .orElse(null);
        if (fault != null) {
            faults.remove(fault);
        }
        try (exchange) {
            if (fault != null && !fault.peerIsAsked()) {
                fault.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                send(exchange, fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> answer = http.send(passedOn(exchange, body), BodyHandlers.ofByteArray());
            if (fault != null && fault.status() == SILENT) {
                closed.await();
                return;
            }
            if (fault != null) {
                // Closing without an answer is all that the other side sees of it.
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, new java.util.ArrayList<>(values));
                }
            });
            moreCookies.forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            send(exchange, answer.statusCode(), rewriting.apply(text).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
