package org.dunning.erp.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What real servers of 19.0 and 17.0 answered, played back, with a session that nobody asked for. */
final class OdooRecordings implements AutoCloseable {

    final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final JsonNode recordings;

    OdooRecordings(int version) throws IOException {
        recordings = OdooStub.JSON.readTree(
                Files.readString(Path.of("connector/src/test/resources/odoo/recordings-" + version + ".json")));
        server.start();
    }

    String url() {
        return server.baseUrl();
    }

    /** Whatever is asked, this is the answer. */
    OdooRecordings always(String name) {
        server.stubFor(any(anyUrl()).willReturn(response(recordings.path(name))));
        return this;
    }

    /** At the address it was recorded from, where the request's body is like that. */
    OdooRecordings play(String name, String jsonPath, StringValuePattern value) {
        JsonNode recording = recordings.path(name);
        MappingBuilder request = recording.path("method").asText().equals("GET")
                ? any(urlEqualTo(recording.path("path").asText()))
                : post(urlEqualTo(recording.path("path").asText()));
        server.stubFor(
                request.withRequestBody(matchingJsonPath(jsonPath, value)).willReturn(response(recording)));
        return this;
    }

    OdooRecordings play(String name) {
        JsonNode recording = recordings.path(name);
        server.stubFor(any(urlEqualTo(recording.path("path").asText())).willReturn(response(recording)));
        return this;
    }

    /** At another address than it was recorded from. */
    OdooRecordings playAt(String path, String name) {
        server.stubFor(post(urlEqualTo(path)).willReturn(response(recordings.path(name))));
        return this;
    }

    OdooRecordings answer(String path, String json) {
        server.stubFor(any(urlEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(json)));
        return this;
    }

    /** A call over JSON-RPC, told apart by its model and method. */
    OdooRecordings playRpc(String name, String model, String method) {
        server.stubFor(post(urlEqualTo("/jsonrpc"))
                .withRequestBody(matchingJsonPath("$.params.args[3]", equalTo(model)))
                .withRequestBody(matchingJsonPath("$.params.args[4]", equalTo(method)))
                .willReturn(response(recordings.path(name))));
        return this;
    }

    OdooRecordings answerRpc(String model, String method, String result) {
        server.stubFor(post(urlEqualTo("/jsonrpc"))
                .withRequestBody(matchingJsonPath("$.params.args[3]", equalTo(model)))
                .withRequestBody(matchingJsonPath("$.params.args[4]", equalTo(method)))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": " + result + "}")));
        return this;
    }

    JsonNode body(String name) {
        return recordings.path(name).path("body");
    }

    private static ResponseDefinitionBuilder response(JsonNode recording) {
        JsonNode body = recording.path("body");
        return aResponse()
                .withStatus(recording.path("status").asInt())
                .withHeader("Content-Type", recording.path("type").asText())
                .withHeader("Set-Cookie", "session_id=0123456789abcdef; Path=/; HttpOnly")
                .withBody(
                        body.isTextual() && !recording.path("type").asText().contains("json")
                                ? body.asText()
                                : body.toString());
    }

    @Override
    public void close() {
        server.stop();
    }
}
