package org.dunning.erp.tryton;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Answers as a Tryton 6.0 does, in the shapes recorded from one. */
final class TrytonStub implements AutoCloseable {

    static final String USER = "connector";
    static final String PASSWORD = "kept-secret-4711";
    static final String LOGIN = "common.db.login";
    static final String CREATE = "model.ir.note.create";
    static final String NOTES = "model.ir.note.search_read";
    static final String PARTIES = "model.party.party.search_read";

    private static final String SESSION = "c0ffee0123456789";
    private static final String UNAUTHORIZED = "<!doctype html>\n<html lang=en>\n<title>401 Unauthorized</title>\n";

    final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    TrytonStub() {
        server.start();
        answer(LOGIN, result("[2, \"" + SESSION + "\"]"));
        answer(
                "model.res.user.get_preferences",
                result("{\"company_filter\": \"one\", \"company\": 1, \"language\": \"de\", \"groups\": []}"));
        answer(PARTIES, result("[{\"id\": 3, \"code\": \"C00001\"}, {\"id\": 63, \"code\": \"C00061\"}]"));
        answer(NOTES, result("[]"));
        answer(CREATE, result("[11, 12]"));
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    void answer(String method, ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo("/erp/"))
                .withRequestBody(matchingJsonPath("$.method", equalTo(method)))
                .willReturn(response));
    }

    /** One answer, then another for all further calls. */
    void answer(String method, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        String later = "later";
        server.stubFor(post(urlEqualTo("/erp/"))
                .withRequestBody(matchingJsonPath("$.method", equalTo(method)))
                .inScenario(method)
                .whenScenarioStateIs(STARTED)
                .willSetStateTo(later)
                .willReturn(first));
        server.stubFor(post(urlEqualTo("/erp/"))
                .withRequestBody(matchingJsonPath("$.method", equalTo(method)))
                .inScenario(method)
                .whenScenarioStateIs(later)
                .willReturn(then));
    }

    static ResponseDefinitionBuilder result(String json) {
        return okJson("{\"id\": 1, \"result\": " + json + "}");
    }

    static ResponseDefinitionBuilder error(String json) {
        return okJson("{\"id\": 1, \"error\": " + json + "}");
    }

    static ResponseDefinitionBuilder unauthorized() {
        return aResponse()
                .withStatus(401)
                .withHeader("WWW-Authenticate", "Basic realm=\"Tryton\"")
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody(UNAUTHORIZED);
    }

    static ResponseDefinitionBuilder internalServerError() {
        return aResponse()
                .withStatus(500)
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody(
                        "<!doctype html>\n<title>500 Internal Server Error</title>\n<p>Value after * must be ...</p>\n");
    }

    static String authorization() {
        String token = USER + ":2:" + SESSION;
        return "Session " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    /** The parameters of every call of a method so far. */
    List<JsonNode> calls(String method) {
        return server
                .findAll(postRequestedFor(urlEqualTo("/erp/"))
                        .withRequestBody(matchingJsonPath("$.method", equalTo(method))))
                .stream()
                .map(request -> parse(request.getBody()).path("params"))
                .toList();
    }

    int requests() {
        return server.getAllServeEvents().size();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
