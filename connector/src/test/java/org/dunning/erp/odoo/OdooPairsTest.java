package org.dunning.erp.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.ledger.WriteBackResult.alreadyThere;
import static org.dunning.ledger.WriteBackResult.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What this connector asked real servers of 19.0 and 17.0, word for word, and what they answered: only a question equal to
 * the recorded one is answered here.
 */
class OdooPairsTest {

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aNoteIsWrittenInOneCallAndFoundAgain(int version) throws IOException {
        JsonNode note = Pairs.of(version).vals("note_create").path(0);
        var entry = OdooKit.entry(key(note), note.path("res_id").asLong() + "/1");
        try (var odoo = new Pairs(version).play("note_search_before", "note_subtype", "note_create")) {
            assertThat(odoo.kit(note).writeBack.write(List.of(entry))).containsExactly(written(entry.naturalKey()));
        }
        try (var odoo = new Pairs(version).play("note_search_after")) {
            assertThat(odoo.kit(note).writeBack.write(List.of(entry)))
                    .containsExactly(alreadyThere(entry.naturalKey()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aPromiseIsAnActivityThatMovesAndCloses(int version) throws IOException {
        JsonNode asked = Pairs.of(version).named("promise_schedule");
        OdooNote on = note(Pairs.of(version).ids("promise_schedule"));
        String summary = asked.path("summary").asText();
        String subject = subject(summary);
        var wanted = new OdooActivities.Wanted(
                Map.of("act_type_xmlid", asked.path("act_type_xmlid").asText()),
                LocalDate.parse(asked.path("date_deadline").asText()),
                summary.substring(0, summary.indexOf(" [")),
                subject,
                asked.path("note").asText(),
                asked.path("user_id").asLong());
        try (var odoo = new Pairs(version).play("promise_open_before", "promise_schedule")) {
            var activities = odoo.kit().activities;
            assertThat(activities.open(Set.of(subject), List.of(on))).isEmpty();
            assertThat(activities.schedule(wanted, List.of(on))).isTrue();
        }
        try (var odoo = new Pairs(version).play("promise_open_after", "promise_move", "promise_done")) {
            var activities = odoo.kit().activities;
            var open = activities.open(Set.of(subject), List.of(on));
            assertThat(open).singleElement().satisfies(activity -> {
                assertThat(activity.deadline()).isEqualTo(wanted.deadline().toString());
                assertThat(activity.record()).isEqualTo(on.record());
            });
            activities.move(
                    open,
                    LocalDate.parse(
                            odoo.vals("promise_move").path("date_deadline").asText()));
            activities.close(open, odoo.named("promise_done").path("feedback").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aCallIsAnActivityOfTheTypeThatOdooNamesItself(int version) throws IOException {
        JsonNode asked = Pairs.of(version).named("call_schedule");
        String summary = asked.path("summary").asText();
        try (var odoo = new Pairs(version).play("call_type", "call_schedule", "call_done")) {
            var kit = odoo.kit();
            assertThat(kit.calls.haveTheirType()).isTrue();
            var wanted = new OdooActivities.Wanted(
                    Map.of("activity_type_id", asked.path("activity_type_id").asLong()),
                    LocalDate.parse(asked.path("date_deadline").asText()),
                    summary.substring(0, summary.indexOf(" [")),
                    subject(summary),
                    asked.path("note").asText(),
                    asked.path("user_id").asLong());
            assertThat(kit.activities.schedule(wanted, List.of(note(odoo.ids("call_schedule")))))
                    .isTrue();
            assertThat(asked.path("note").asText()).contains("CALL +34910000001", "--outcome promised|reached");
            kit.activities.close(
                    List.of(new OdooActivities.Activity(odoo.ids("call_done"), 1, "2026-11-22", "call-1")),
                    odoo.named("call_done").path("feedback").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void anAddressIsReadAsItStandsOnAnEnvelope(int version) throws IOException {
        JsonNode asked = Pairs.of(version).named("contacts_with_address");
        Set<Long> ids = new java.util.TreeSet<>();
        asked.path("domain").path(1).path(2).forEach(id -> ids.add(id.asLong()));
        try (var odoo = new Pairs(version).play("contacts_with_address")) {
            var kit = odoo.kit();
            long company =
                    asked.path("context").path("allowed_company_ids").path(0).asLong();
            var contacts = new OdooContacts(kit.server, kit.fields.of(OdooModel.CONTACT), OdooLines.context(company));
            contacts.read(ids);

            assertThat(contacts.debtor(ids.iterator().next()))
                    .containsEntry("postal_address", "Calle Mayor, 1\n\n28013 Madrid\n\nSpain")
                    .containsEntry("phone", "+34 910 000 001");
        }
    }

    private static String key(JsonNode note) {
        String id = note.path("message_id").asText();
        return "dun-" + id.substring("<dun.".length(), id.indexOf('@'));
    }

    private static String subject(String summary) {
        return summary.substring(summary.indexOf('[') + 1, summary.length() - 1);
    }

    private static OdooNote note(long record) {
        return new OdooNote(OdooKit.entry("dun-aa01"), "<dun.aa01@example.com>", OdooModel.MOVE.model(), record);
    }

    /** The pairs of one version, over a server that knows nothing else. */
    private static final class Pairs implements AutoCloseable {

        private final WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        private final int version;
        private final JsonNode pairs;

        Pairs(int version) throws IOException {
            this.version = version;
            pairs = of(version).pairs;
            server.start();
            JsonNode others = OdooStub.JSON.readTree(
                    Files.readString(Path.of("connector/src/test/resources/odoo/recordings-" + version + ".json")));
            if (version >= 19) {
                server.stubFor(get(urlEqualTo("/web/version")).willReturn(answer(others.path("version_probe"))));
            } else {
                List.of("version", "login")
                        .forEach(method -> server.stubFor(post(urlEqualTo("/jsonrpc"))
                                .withRequestBody(matchingJsonPath("$.params.method", equalTo(method)))
                                .willReturn(
                                        answer(others.path(method.equals("login") ? "login_ok" : "version_probe")))));
            }
        }

        private Pairs(int version, JsonNode pairs) {
            this.version = version;
            this.pairs = pairs;
        }

        static Pairs of(int version) throws IOException {
            return new Pairs(
                    version,
                    OdooStub.JSON.readTree(
                            Files.readString(Path.of("connector/src/test/resources/odoo/pairs-" + version + ".json"))));
        }

        Pairs play(String... names) {
            for (String name : names) {
                JsonNode pair = pairs.path(name);
                server.stubFor(post(urlEqualTo(pair.path("path").asText()))
                        .withRequestBody(equalToJson(pair.path("request").toString(), true, false))
                        .willReturn(answer(pair)));
            }
            return this;
        }

        private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer(JsonNode pair) {
            return aResponse()
                    .withStatus(pair.path("status").asInt())
                    .withHeader("Content-Type", pair.path("type").asText())
                    .withBody(pair.path("body").toString());
        }

        OdooKit kit() {
            return kit("1");
        }

        /** Of the company that the note was written for. */
        OdooKit kit(JsonNode note) {
            return kit(note.path("record_company_id").asText());
        }

        private OdooKit kit(String company) {
            return new OdooKit(
                    server.baseUrl(),
                    "odoo",
                    OdooStub.KEY,
                    OdooKit.settings(2_000, NotesOn.INVOICE),
                    Path.of("mappings/records/odoo.yaml"),
                    company);
        }

        /** What was given by name. */
        JsonNode named(String name) {
            JsonNode request = pairs.path(name).path("request");
            return version >= 19 ? request : request.path("params").path("args").path(6);
        }

        /** The first record a method was called on. */
        long ids(String name) {
            JsonNode request = pairs.path(name).path("request");
            return (version >= 19 ? request.path("ids") : positional(request).path(0))
                    .path(0)
                    .asLong();
        }

        /** What was to be created or written. */
        JsonNode vals(String name) {
            JsonNode request = pairs.path(name).path("request");
            if (version >= 19) {
                return request.has("vals_list") ? request.path("vals_list") : request.path("vals");
            }
            JsonNode positional = positional(request);
            return positional.size() == 2 ? positional.path(1) : positional.path(0);
        }

        private static JsonNode positional(JsonNode request) {
            return request.path("params").path("args").path(5);
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
