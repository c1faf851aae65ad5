package org.dunning.erp.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error that real servers answered, and what is made of it. */
class OdooErrorsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "err_wrong_key, KEY",
        "err_no_auth, KEY",
        "err_basic_auth, KEY",
        "err_company_denied, DENIED",
        "err_access_denied_read_lines, DENIED",
        "err_access_denied_in_spanish, DENIED",
        "err_access_denied_partner_note, DENIED",
        "err_access_denied_write_move, DENIED",
        "err_activity_other_user, DENIED",
        "err_private_method, DENIED",
        "err_missing_record_write, GONE",
        "err_missing_record_message_post, GONE",
        "err_unknown_db, REFUSED",
        "err_unknown_model, REFUSED",
        "err_unknown_method, REFUSED",
        "err_wrong_path, REFUSED",
        "err_get_method, REFUSED",
        "err_wrong_content_type, REFUSED",
        "err_malformed_json, REFUSED",
        "err_json_not_object, REFUSED",
        "err_missing_argument, REFUSED",
        "err_ids_on_model_method, REFUSED",
        "err_user_error, REFUSED",
        "err_validation, REFUSED",
        "err_sql_not_null, REFUSED",
        "err_apikey_generate_disabled, REFUSED",
        "err_wrong_field_read, REFUSED",
        "err_wrong_field_domain, REFUSED",
        "err_wrong_field_write, REFUSED",
        "err_bad_operator, REFUSED",
        "err_unknown_argument, REFUSED",
        "err_message_post_two_records, REFUSED"
    })
    void overJsonTwo(String recording, Kind kind) throws IOException {
        try (var odoo = new OdooRecordings(19).always(recording)) {
            assertThat(failure(server(odoo.url(), Protocol.JSON_2))).satisfies(e -> {
                assertThat(e.is(kind)).as(e.getMessage()).isTrue();
                tellsNoSecret(e, odoo.body(recording).path("message").asText());
            });
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "17, err_bad_password_execute, KEY",
        "17, login_bad, KEY",
        "17, err_access_denied_in_spanish, DENIED",
        "19, jsonrpc_login_bad, KEY",
        "17, err_unknown_db, BUSY",
        "17, err_wrong_field, REFUSED",
        "17, err_unknown_method, REFUSED",
        "17, err_unknown_model, REFUSED",
        "17, err_missing_record_write, GONE",
        "19, jsonrpc_err_access_denied, KEY",
        "19, jsonrpc_err_wrong_field, REFUSED"
    })
    void overJsonRpc(int version, String recording, Kind kind) throws IOException {
        try (var odoo = new OdooRecordings(version).always(recording)) {
            assertThat(failure(server(odoo.url(), Protocol.JSON_RPC))).satisfies(e -> {
                assertThat(e.is(kind)).as(e.getMessage()).isTrue();
                tellsNoSecret(
                        e,
                        odoo.body(recording)
                                .path("error")
                                .path("data")
                                .path("message")
                                .asText());
            });
        }
    }

    @Test
    void anUnknownDatabaseOf17SaysWhichOneWasMeant() throws IOException {
        try (var odoo = new OdooRecordings(17).always("err_unknown_db")) {
            assertThat(failure(server(odoo.url(), Protocol.JSON_RPC)))
                    .hasMessageContaining("is there a database 'odoo' (dunning.erp-api.database)?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"err_unknown_model", "err_unknown_method"})
    void whatA17DoesNotHaveMayBeOfAModuleThatIsNotInstalled(String recording) throws IOException {
        var look = OdooCall.fieldsGet("account.move.line", List.of("ref"));
        var change = new OdooCall("account.move.line", "write", List.of(1L), Map.of("vals", Map.of("ref", "x")));
        try (var odoo = new OdooRecordings(17)) {
            odoo.always(recording).play("login_ok", "$.params.method", equalTo("login"));
            var server = server(odoo.url(), Protocol.JSON_RPC);

            assertThat(catchThrowableOfType(OdooException.class, () -> server.read(look)))
                    .hasMessageEndingWith("is the module (Invoicing, Discuss) installed?");
            assertThat(catchThrowableOfType(OdooException.class, () -> server.write(change))
                            .getMessage())
                    .doesNotContain("installed");
        }
    }

    @ParameterizedTest(name = "HTTP {0} is {1}: {2}")
    @CsvSource({
        "200, IN_DOUBT, a proxy's login",
        "303, REFUSED, redirect",
        "403, REFUSED, firewall",
        "404, REFUSED, dunning.erp-api.database",
        "418, REFUSED, expected 200",
        "429, BUSY, left alone",
        "503, BUSY, left alone",
        "500, IN_DOUBT, Odoo's log",
        "502, IN_DOUBT, Odoo's log"
    })
    void aPageInsteadOfAnAnswerIsToldByItsStatus(int status, Kind kind, String words) {
        var reply = new OdooReply(status, "text/html", new byte[0], null, null);

        assertThat(reply.unexpected("res.users.context_get").is(kind)).isTrue();
        assertThat(reply.unexpected("res.users.context_get")).hasMessageContaining(words);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "psycopg2.errors.SerializationFailure, BUSY",
        "psycopg2.errors.LockNotAvailable, BUSY",
        "psycopg2.OperationalError, BUSY",
        "odoo.exceptions.LockError, BUSY",
        "psycopg2.errors.NotNullViolation, REFUSED",
        "builtins.KeyError, REFUSED",
        "some.thing.New, REFUSED"
    })
    void namesTellWhetherAskingAgainCanHelp(String name, Kind kind) {
        assertThat(new OdooError(name).kind()).isEqualTo(kind);
    }

    @Test
    void nothingAnsweringIsToldWithTheAddress() {
        assertThat(failure(server("http://127.0.0.1:1", Protocol.AUTO)))
                .hasMessageContaining("nothing answers at dunning.erp-api.url, http://127.0.0.1:1");
    }

    @Test
    void noAnswerWithinTheTimeLimitIsNoNo() throws IOException {
        try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var api = new ErpApiProperties(
                    "http://127.0.0.1:" + silent.getLocalPort(), "odoo", "bot", OdooStub.KEY, Duration.ofMillis(50));
            var settings = OdooKit.settings(Protocol.JSON_2, null, 2_000, NotesOn.INVOICE, true, null);

            assertThat(failure(new OdooServer(api, settings, Clock.systemUTC(), pause -> {})))
                    .satisfies(e -> {
                        assertThat(e.is(Kind.IN_DOUBT)).isTrue();
                        assertThat(e).hasMessageContaining("did not answer res.partner.search_count within PT0.05S");
                    });
        }
    }

    @Test
    void aDocumentThatDoesNotComeInTimeIsToldAndNotWaitedFor() throws IOException {
        try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var api = new ErpApiProperties(
                    "http://127.0.0.1:" + silent.getLocalPort(), "odoo", "bot", OdooStub.KEY, Duration.ofMillis(50));
            var settings = OdooKit.settings(Protocol.JSON_2, null, 2_000, NotesOn.INVOICE, true, null);
            var server = new OdooServer(api, settings, Clock.systemUTC(), pause -> {});

            assertThat(catchThrowableOfType(OdooException.class, () -> server.download("/my/invoices/17")))
                    .hasMessageContaining("did not answer /my/invoices/17 within PT0.05S");
        }
    }

    @Test
    void aMissingSettingIsNamed() {
        var api = new ErpApiProperties(null, null, null, null, Duration.ofSeconds(1));
        var settings = OdooKit.settings(10, NotesOn.INVOICE);

        assertThat(catchThrowableOfType(
                        OdooException.class, () -> new OdooServer(api, settings, Clock.systemUTC(), pause -> {})))
                .hasMessageContaining("dunning.erp-api.url is not set");
    }

    private static void tellsNoSecret(OdooException e, String theirWords) {
        assertThat(e.getMessage()).doesNotContain("Traceback", "/srv", OdooStub.KEY);
        if (!theirWords.isBlank()) {
            assertThat(e.getMessage()).doesNotContain(theirWords.strip());
        }
    }

    private static OdooException failure(OdooServer server) {
        return catchThrowableOfType(
                OdooException.class,
                () -> server.write(OdooCall.on("res.partner", "search_count", Map.of("domain", List.of()))));
    }

    private static OdooServer server(String url, Protocol protocol) {
        var api = new ErpApiProperties(url, "odoo", "bot", OdooStub.KEY, Duration.ofSeconds(20));
        var settings = OdooKit.settings(protocol, null, 2_000, NotesOn.INVOICE, true, null);
        return new OdooServer(api, settings, Clock.systemUTC(), pause -> {});
    }
}
