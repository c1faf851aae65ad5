package org.dunning.erp.tryton;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.erp.tryton.TrytonStub.CREATE;
import static org.dunning.erp.tryton.TrytonStub.LOGIN;
import static org.dunning.erp.tryton.TrytonStub.NOTES;
import static org.dunning.erp.tryton.TrytonStub.PARTIES;
import static org.dunning.erp.tryton.TrytonStub.PASSWORD;
import static org.dunning.erp.tryton.TrytonStub.USER;
import static org.dunning.erp.tryton.TrytonStub.error;
import static org.dunning.erp.tryton.TrytonStub.internalServerError;
import static org.dunning.erp.tryton.TrytonStub.result;
import static org.dunning.erp.tryton.TrytonStub.unauthorized;
import static org.dunning.ledger.WriteBackResult.alreadyThere;
import static org.dunning.ledger.WriteBackResult.written;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dunning.erp.ErpApiProperties;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrytonNotesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final WriteBackEntry FIRST = entry("dun-aa01", "C00001", "R2026-00012", "R2026-00013");
    private static final WriteBackEntry SECOND = entry("dun-bb02", "C00061", "R2026-00040");

    private final TrytonStub tryton = new TrytonStub();
    private final TrytonNotes notes = notes(PASSWORD);

    @AfterEach
    void stop() {
        tryton.close();
    }

    @Test
    void writesOneNotePerContactOnItsPartyNamingWhatWasDemanded() {
        assertThat(notes.write(List.of(FIRST, SECOND))).containsExactly(written("dun-aa01"), written("dun-bb02"));

        var created = tryton.calls(CREATE).get(0).path(0);
        assertThat(created).hasSize(2);
        assertThat(created.path(0).path("resource").asText()).isEqualTo("party.party,3");
        assertThat(created.path(0).path("message").asText())
                .isEqualTo("Reminder friendly sent by mail, 120.50 EUR\nR2026-00012, R2026-00013\n[dun-aa01]");
    }

    @Test
    void sendsTheSessionOfItsLoginAndTheContextWithEveryCall() {
        notes.write(List.of(FIRST));

        assertThat(tryton.calls(LOGIN).get(0).toString())
                .isEqualTo("[\"connector\",{\"password\":\"" + PASSWORD + "\"},\"en\"]");
        assertThat(tryton.calls(CREATE).get(0).path(1).path("company").asInt()).isEqualTo(1);
        tryton.server.verify(
                4,
                postRequestedFor(urlEqualTo("/erp/")).withHeader("Authorization", equalTo(TrytonStub.authorization())));
    }

    @Test
    void writesNothingTwice() {
        tryton.answer(NOTES, result("[{\"id\": 7, \"message\": \"sent\\nR2026-00012\\n[dun-aa01]\"}]"));

        assertThat(notes.write(List.of(FIRST, SECOND, SECOND)))
                .containsExactly(alreadyThere("dun-aa01"), written("dun-bb02"), written("dun-bb02"));

        assertThat(tryton.calls(CREATE)).hasSize(1);
        assertThat(tryton.calls(CREATE).get(0).path(0)).hasSize(1);
    }

    @Test
    void writesNothingAtAllWhenEverythingIsThere() {
        tryton.answer(NOTES, result("[{\"id\": 7, \"message\": \"[dun-aa01]\"}]"));

        assertThat(notes.write(List.of(FIRST))).containsExactly(alreadyThere("dun-aa01"));
        assertThat(tryton.calls(CREATE)).isEmpty();
    }

    @Test
    void looksForNotesOfTheseContactsOnTheseParties() {
        notes.write(List.of(FIRST, SECOND));

        var domain = tryton.calls(NOTES).get(0).path(0);
        assertThat(domain.path(0).path(0).asText()).isEqualTo("resource");
        assertThat(domain.path(1).toString())
                .isEqualTo("[\"OR\",[\"message\",\"like\",\"%[dun-aa01]%\"],[\"message\",\"like\",\"%[dun-bb02]%\"]]");
    }

    @Test
    void needsThreeCallsForAHundredEntriesOnceLoggedIn() {
        notes.write(List.of(FIRST));
        int before = tryton.requests();

        notes.write(IntStream.range(0, 100)
                .mapToObj(n -> entry("dun-" + n, n % 2 == 0 ? "C00001" : "C00061", "R2026-" + n))
                .toList());

        assertThat(tryton.requests() - before).isEqualTo(3);
    }

    @Test
    void rejectsAnEntryWhosePartyIsGoneAndWritesTheOthers() {
        tryton.answer(PARTIES, result("[{\"id\": 63, \"code\": \"C00061\"}]"));

        List<WriteBackResult> results = notes.write(List.of(FIRST, SECOND));

        assertThat(results.get(0).status()).isEqualTo(WriteBackResult.Status.REJECTED);
        assertThat(results.get(0).reason()).contains("no party with the code C00001");
        assertThat(results.get(1)).isEqualTo(written("dun-bb02"));
    }

    @Test
    void logsInAgainOnceWhenTheSessionHasEnded() {
        tryton.answer(PARTIES, unauthorized(), result("[{\"id\": 3, \"code\": \"C00001\"}]"));

        assertThat(notes.write(List.of(FIRST))).containsExactly(written("dun-aa01"));
        assertThat(tryton.calls(LOGIN)).hasSize(2);
    }

    @Test
    void doesNotLoopWhenTheNewSessionIsRefusedToo() {
        tryton.answer(PARTIES, unauthorized());

        assertThatThrownBy(() -> notes.write(List.of(FIRST))).hasMessageContaining("the session it has just given");
        assertThat(tryton.calls(LOGIN)).hasSize(2);
    }

    @Test
    void asksOnlyOnceWithAWrongPasswordAndNeverTellsIt() {
        tryton.answer(LOGIN, unauthorized());

        assertThatThrownBy(() -> notes.write(List.of(FIRST)))
                .hasMessageContaining("does not let the user 'connector' in")
                .hasMessageNotContaining(PASSWORD);
        assertThatThrownBy(() -> notes.write(List.of(SECOND))).hasMessageContaining("refused the login at 2026-11-22");
        assertThat(tryton.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        ["UserError", ["You are not allowed to access \\"Party\\".", "", null]]    | You are not allowed to access "Party".
        ["UserWarning", ["confirm_1", "This is unusual.", ""]]                     | confirm: This is unusual.
        ["ConcurrencyException", "Records were modified in the meanwhile"]         | just changed the same record
        ["'nofield'", ""]                                                          | 'nofield'
        ["LoginException", ["password", "Password for connector", "password"]]     | LoginException: password
        """)
    void tellsWhatTrytonRefusesWithHttp200(String error, String told) {
        tryton.answer(CREATE, error(error));

        assertThatThrownBy(() -> notes.write(List.of(FIRST)))
                .hasMessageContaining("Tryton refused model.ir.note.create")
                .hasMessageContaining(told);
        assertThat(tryton.calls(CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "404, no such database",
        "403, does not offer it",
        "429, too many calls",
        "302, expected 200",
        "500, log of trytond"
    })
    void tellsAnswersThatAreNotTrytons(int status, String told) {
        tryton.answer(LOGIN, aResponse().withStatus(status).withHeader("Location", "http://192.0.2.1/"));

        assertThatThrownBy(() -> notes.write(List.of(FIRST))).hasMessageContaining(told);
    }

    @Test
    void saysWhenSomethingElseListensThere() {
        tryton.answer(LOGIN, okJson("\"<html>welcome</html>\""));

        assertThatThrownBy(() -> notes.write(List.of(FIRST))).hasMessageContaining("is not Tryton's JSON-RPC");
    }

    @Test
    void saysWhenNothingListensThere() {
        tryton.close();

        assertThatThrownBy(() -> notes.write(List.of(FIRST)))
                .hasMessageContaining("nothing answers at dunning.erp-api.url");
    }

    @Test
    void takesNotesAsWrittenWhenTheAnswerWasLostButTheyAreThere() {
        tryton.answer(CREATE, lostAnswer());
        tryton.answer(NOTES, result("[]"), result("[{\"id\": 7, \"message\": \"[dun-aa01]\"}]"));

        assertThat(notes.write(List.of(FIRST))).containsExactly(written("dun-aa01"));
        assertThat(tryton.calls(CREATE)).hasSize(1);
    }

    @Test
    void leavesNotesForLaterWhenTheAnswerWasLostAndTheyAreNotThere() {
        tryton.answer(CREATE, internalServerError());

        assertThatThrownBy(() -> notes.write(List.of(FIRST))).hasMessageContaining("HTTP 500");
        assertThat(tryton.calls(CREATE)).hasSize(1);
        assertThat(tryton.calls(NOTES)).hasSize(2);
    }

    @Test
    void doesNotWaitForEver() {
        tryton.answer(PARTIES, result("[]").withFixedDelay(5_000));

        assertThatThrownBy(() -> notes(PASSWORD, Duration.ofMillis(200)).write(List.of(FIRST)))
                .hasMessageContaining("did not answer model.party.party.search_read within PT0.2S");
    }

    @Test
    void findsWhichContactsHaveANote() {
        tryton.answer(NOTES, result("[{\"id\": 7, \"message\": \"see [dun-aa01] and [other]\"}]"));

        assertThat(notes.held(List.of("dun-aa01", "dun-bb02"))).containsExactly("dun-aa01");
    }

    @ParameterizedTest
    @CsvSource({"true, yes", "false, no: the user may not write parties"})
    void tellsWhetherItMayWriteNotes(boolean write, String told) {
        tryton.answer(
                "model.ir.model.access.get_access",
                result("{\"ir.note\": {\"create\": true}, \"party.party\": {\"read\": true, \"write\": " + write
                        + "}}"));

        assertThat(notes.capabilities(Map.of("erp-recheck", "yes")).get("erp-write-back"))
                .startsWith(told);
    }

    @Test
    void tellsWhyItCannotBeAskedInsteadOfFailing() {
        assertThat(notes(null).capabilities(Map.of()).get("erp-write-back"))
                .contains("dunning.erp-api.password is not set");
    }

    @Test
    void keepsThePasswordOutOfItsSettingsText() {
        assertThat(settings(PASSWORD, Duration.ofSeconds(5)).toString()).doesNotContain(PASSWORD);
    }

    private static ResponseDefinitionBuilder lostAnswer() {
        return aResponse().withFault(Fault.EMPTY_RESPONSE);
    }

    private TrytonNotes notes(String password) {
        return notes(password, Duration.ofSeconds(20));
    }

    private TrytonNotes notes(String password, Duration timeout) {
        var session = new TrytonSession(settings(password, timeout), Clock.fixed(NOW, ZoneOffset.UTC));
        return new TrytonNotes(session, new TrytonBlocks(session, new TrytonProperties(false)));
    }

    private ErpApiProperties settings(String password, Duration timeout) {
        return new ErpApiProperties(tryton.url(), "erp", USER, password, timeout);
    }

    private static WriteBackEntry entry(String key, String party, String... documents) {
        return new WriteBackEntry(
                1,
                WriteBackEntry.Kind.NOTE,
                key,
                "musterwerk",
                party,
                NOW,
                LocalDate.of(2026, 11, 22),
                "friendly",
                "mail",
                List.of(documents),
                IntStream.range(0, documents.length).mapToObj(n -> "1" + n).toList(),
                Money.of("120.50", "EUR"),
                "Reminder friendly sent by mail, 120.50 EUR",
                null);
    }
}
