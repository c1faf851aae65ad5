package org.dunning.erp.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole operations over what real servers of 19.0 and 17.0 answered to just these questions. */
class OdooPlaybackTest {

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aSweepIsTheSameInEachVersion(int version) throws IOException {
        try (var odoo = sweeping(version)) {
            var kit = new OdooKit(odoo.url());
            var records = kit.swept().stream()
                    .map(kit::mapped)
                    .collect(Collectors.toMap(record -> record.item().erpKey(), Function.identity()));

            assertThat(item(records.get("5/205")).dueDate()).hasToString("2026-11-07");
            assertThat(item(records.get("5/206")).dueDate()).hasToString("2026-12-07");
            assertThat(item(records.get("5/206")).residual()).isEqualTo(Money.of("1410.14", "EUR"));
            assertThat(item(records.get("5/206")).key()).hasToString("odoo/tomillo/INV/2026/00139/206");
            assertThat(item(records.get("7/209")).residual()).isEqualTo(Money.of("1155.12", "GBP"));
            assertThat(item(records.get("10/212")).residual()).isEqualTo(Money.of("-1015.34", "EUR"));
            assertThat(item(records.get("15/217")).flags()).isEqualTo(Set.of(ItemFlag.BLOCKED));
            assertThat(records.get("5/205").debtor().email()).isEqualTo("ap0004@customers.example.org");
            assertThat(records.get("5/205").debtor().language()).hasToString("fr_FR");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void noCookieComesBackThoughEachAnswerSetsOne(int version) throws IOException {
        try (var odoo = sweeping(version);
                var proxy = new CountingProxy(odoo.url())) {
            new OdooKit(proxy.url()).swept();

            assertThat(proxy.calls).hasSizeGreaterThan(6);
            assertThat(proxy.cookies).isEmpty();
            assertThat(proxy.sessions).hasSizeGreaterThan(6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whatIsNotThereAnyMoreIsNotOpenAndHasNoDocument(int version) throws IOException {
        try (var odoo = sweeping(version)) {
            var kit = new OdooKit(odoo.url());
            OpenItem item = item(kit.mapped(kit.swept().get(0)));

            gone(odoo, version, "account.move");
            assertThat(kit.recheck(List.of("5/205"), List.of("17"))).isEmpty();
            assertThat(kit.documents.pdf(item)).isNull();
            gone(odoo, version, "account.move.line");
            assertThat(kit.recheck(List.of("5/205"), List.of("17"))).isEmpty();
        }
    }

    @Test
    void noDocumentIsThereFor19OverJsonRpcEither() throws IOException {
        OpenItem item;
        try (var odoo = sweeping(19)) {
            var kit = new OdooKit(odoo.url());
            item = item(kit.mapped(kit.swept().get(0)));
        }
        var settings = OdooKit.settings(Protocol.JSON_RPC, null, 2_000, NotesOn.INVOICE, true, null);
        try (var odoo = new OdooRecordings(19)
                .answer("/jsonrpc", "{\"jsonrpc\": \"2.0\", \"id\": 7, \"result\": 2}")
                .playRpc("jsonrpc_missing_record", "account.move", "search_read")) {
            assertThat(new OdooKit(odoo.url(), settings).documents.pdf(item)).isNull();
        }
    }

    /** As each version answers for records that were deleted. */
    private static void gone(OdooRecordings odoo, int version, String model) {
        if (version == 19) {
            odoo.playAt("/json/2/" + model + "/search_read", "err_missing_record_read");
        } else {
            odoo.playRpc("missing_record_read", model, "search_read");
        }
    }

    @Test
    void noCookieTravelsAndTheKeyOnlyAsBearer() throws IOException {
        try (var odoo = sweeping(19)) {
            new OdooKit(odoo.url()).swept();

            odoo.server.verify(
                    7,
                    postRequestedFor(urlPathMatching("/json/2/.*"))
                            .withHeader("Authorization", equalTo("bearer " + OdooStub.KEY))
                            .withHeader("X-Odoo-Database", equalTo("odoo"))
                            .withHeader("Cookie", absent()));
        }
    }

    @Test
    void notesAreWrittenInOneCall() throws IOException {
        try (var odoo = new OdooRecordings(19)
                .play("version_probe")
                .play("message_search_token_before")
                .play("mail_message_create_batch")
                .answer("/json/2/mail.activity/search_read", "[]")
                .answer("/json/2/mail.message.subtype/search_read", "[{\"id\": 2, \"name\": \"Note\"}]")) {
            var kit = new OdooKit(odoo.url());

            assertThat(kit.writeBack.write(
                            List.of(OdooKit.entry("dun-aa01", "619/1"), OdooKit.entry("dun-bb02", "620/2"))))
                    .extracting(Object::toString)
                    .allMatch(result -> result.contains("WRITTEN"));
            assertThat(kit.notes.held(List.of("dun-aa01"))).isEmpty();
        }
    }

    @Test
    void anActivityOf17IsToldByATextThatNamesIt() throws IOException {
        var odoo = new OdooRecordings(17);
        odoo.play("version_probe", "$.params.method", equalTo("version"))
                .play("login_ok", "$.params.method", equalTo("login"));
        try (odoo) {
            odoo.playRpc("activity_schedule_move", "account.move", "activity_schedule")
                    .answerRpc("res.users", "context_get", "{\"uid\": 2}")
                    .answerRpc("mail.activity", "search_read", "[]")
                    .answerRpc("mail.message", "search_read", "[]")
                    .answerRpc("mail.message", "create", "[5]")
                    .answerRpc("mail.message.subtype", "search_read", "[{\"id\": 2}]");

            assertThat(new OdooKit(odoo.url())
                            .writeBack.write(
                                    List.of(OdooKit.promise(Kind.PROMISE_OPENED, "prm-1:1", "2026-12-01", "619/1"))))
                    .extracting(Object::toString)
                    .allMatch(result -> result.contains("WRITTEN"));
        }
    }

    private static OpenItem item(Mapped record) {
        return record.item();
    }

    private static OdooRecordings sweeping(int version) throws IOException {
        var odoo = new OdooRecordings(version);
        if (version == 19) {
            return odoo.play("version_probe")
                    .play("line_fields")
                    .play("move_fields")
                    .play("currencies")
                    .play("contacts")
                    .play("moves")
                    .play("lines");
        }
        odoo.play("version_probe", "$.params.method", equalTo("version"))
                .play("login_ok", "$.params.method", equalTo("login"));
        return odoo.playRpc("line_fields", "account.move.line", "fields_get")
                .playRpc("move_fields", "account.move", "fields_get")
                .playRpc("currencies", "res.currency", "search_read")
                .playRpc("contacts", "res.partner", "search_read")
                .playRpc("moves", "account.move", "search_read")
                .playRpc("lines", "account.move.line", "search_read");
    }
}
