package org.dunning.erp.sap;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives tokens by client credentials (RFC 6749, 4.4); the peer accepts only the newest. */
final class TokenAuthority implements AutoCloseable {

    static final String SECRET = "geheim";

    /** How often it was asked. */
    final AtomicInteger asked = new AtomicInteger();

    /** Of the tokens it gives, in seconds. */
    volatile long life = 3_600;

    private final HttpServer server;

    TokenAuthority(SapPeer sap) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = form.equals("grant_type=client_credentials")
                    && SapPeer.basic("connector", SECRET)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String token = "token-" + asked.incrementAndGet();
            byte[] answer = (good
                            ? "{\"access_token\":\"" + token + "\",\"expires_in\":" + life + "}"
                            : "{\"error\":\"invalid_client\"}")
                    .getBytes(StandardCharsets.UTF_8);
            if (good) {
                sap.logins.clear();
                sap.logins.add("Bearer " + token);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(good ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Settings under dunning.sap. */
    String[] settings(String secret) {
        return new String[] {
            "oauth.token-url=http://127.0.0.1:" + server.getAddress().getPort() + "/oauth/token",
            "oauth.client-id=connector",
            "oauth.client-secret=" + secret
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
