package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dunning.erp.RecordPages;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over the live Odoo of {@link OdooLiveTest}: what its sample leaves off, and what is wrong with settings and rights. */
class OdooLiveOptionsTest {

    private static final String NO_KEY = "0".repeat(40);
    private static final OdooProperties USUAL = OdooKit.settings(2_000, NotesOn.INVOICE);

    private static LiveOdoo odoo;
    private static long debtor;
    private static long invoice;

    @BeforeAll
    static void seed() {
        if (System.getenv("ODOO_URL") == null) {
            return;
        }
        odoo = new LiveOdoo();
        debtor = odoo.debtor("Options");
        invoice = odoo.invoice(debtor, "out_invoice", 120.50, 30, false);
    }

    @AfterAll
    static void stop() {
        if (odoo != null) {
            odoo.close();
        }
    }

    @BeforeEach
    void skipWithoutALiveServer() {
        LiveOdoo.environment("ODOO_URL");
    }

    @Test
    void theNextKeyIsUsedOnceTheFirstIsRefused() {
        var kit = kit(OdooKit.withNextKey(LiveOdoo.connector("KEY")), NO_KEY);

        assertThat(item(kit, invoice).residual().amount()).isEqualByComparingTo("120.50");
    }

    @Test
    void aWrongKeyDatabaseOrCompanyIsToldWithWhatToDo() {
        assertThat(kit(USUAL, NO_KEY).capabilities.tried().values())
                .allSatisfy(answer -> assertThat(answer).startsWith("no: Odoo"))
                .anySatisfy(answer -> assertThat(answer).contains("dunning.erp-api.username and password"));
        assertThat(kit(USUAL, LiveOdoo.connector("KEY"), "no_such_database", String.valueOf(odoo.company))
                        .capabilities
                        .tried()
                        .values())
                .anySatisfy(answer -> assertThat(answer).contains("dunning.erp-api.database"));

        var elsewhere = kit(USUAL, LiveOdoo.connector("KEY"), LiveOdoo.environment("ODOO_DATABASE"), "999999");
        assertThat(elsewhere.capabilities.tried().get("erp-open-items"))
                .contains("dunning.companies.tomillo.erp-id is 999999", "Add the company to it");
        var sweep = new SweepRequest(1, "tomillo", "999999", LocalDate.now(), null);
        assertThat(catchThrowableOfType(
                                OdooException.class,
                                () -> elsewhere.items.sweep(sweep).hasNext())
                        .is(Kind.DENIED))
                .isTrue();
    }

    @Test
    void whatIsPaidCancelledOrPostedBetweenTwoPagesMovesNothing() {
        List<Long> invoices = IntStream.range(0, 6)
                .mapToObj(n -> odoo.invoice(debtor, "out_invoice", 10 + n, 20, false))
                .toList();
        var kit = kit(OdooKit.settings(2, NotesOn.INVOICE), LiveOdoo.connector("KEY"));
        RecordPages sweep =
                kit.items.sweep(new SweepRequest(1, "tomillo", String.valueOf(odoo.company), LocalDate.now(), null));
        List<String> keys = new ArrayList<>();
        while (sweep.hasNext() && !keys.contains(odoo.keys(invoices.get(0)).get(0))) {
            sweep.next().forEach(record -> keys.add(String.valueOf(record.get("key"))));
        }
        odoo.pay(invoices.get(0), null);
        odoo.call("account.move", "button_draft", List.of(invoices.get(4)), Map.of());
        odoo.call("account.move", "button_cancel", List.of(invoices.get(4)), Map.of());
        long late = odoo.invoice(debtor, "out_invoice", 99, 20, false);
        sweep.forEachRemaining(page -> page.forEach(record -> keys.add(String.valueOf(record.get("key")))));

        assertThat(keys)
                .doesNotHaveDuplicates()
                .doesNotContain(odoo.keys(invoices.get(4)).get(0));
        for (long there : List.of(invoices.get(1), invoices.get(2), invoices.get(3), invoices.get(5), late)) {
            assertThat(keys).contains(odoo.keys(there).get(0));
        }
    }

    @Test
    void anInvoiceThatWasStoredAsPdfIsHadAsItWasSent() {
        byte[] pdf = "%PDF-1.4 as it was sent".getBytes(StandardCharsets.US_ASCII);
        String written = Base64.getEncoder().encodeToString(pdf);
        long sent = odoo.invoice(debtor, "out_invoice", 31, 20, false);
        odoo.call("account.move", "write", List.of(sent), Map.of("vals", Map.of("invoice_pdf_report_file", written)));
        var kit = kit(USUAL, LiveOdoo.connector("KEY"));
        OpenItem item = item(kit, sent);
        odoo.proxy.calls.clear();

        assertThat(kit.documents.pdf(item)).isEqualTo(pdf);
        assertThat(odoo.proxy.calls).noneMatch(call -> call.startsWith("/my/"));
    }

    @Test
    void whatAPersonBlocksIsBlocked() {
        long blocked = odoo.invoice(debtor, "out_invoice", 41, 20, false);
        var kit = kit(USUAL, LiveOdoo.connector("KEY"));
        assertThat(item(kit, blocked).flags()).isEmpty();

        long line = Long.parseLong(odoo.keys(blocked).get(0).split("/")[1]);
        Map<String, Object> set = Map.of(OdooHolds.field(odoo.server), true);
        odoo.call("account.move.line", "write", List.of(line), Map.of("vals", set));

        assertThat(item(kit, blocked).flags()).containsExactly(ItemFlag.BLOCKED);
    }

    @Test
    void anInvoiceWhosePaymentIsBlockedIsBlocked() {
        Assumptions.assumeTrue(odoo.server.speaksJsonTwo(), "17 blocks no payment of a whole invoice");
        long blocked = odoo.invoice(debtor, "out_invoice", 42, 20, false);
        odoo.call("account.move", "action_toggle_block_payment", List.of(blocked), Map.of());

        assertThat(item(kit(USUAL, LiveOdoo.connector("KEY")), blocked).flags()).containsExactly(ItemFlag.BLOCKED);
    }

    @Test
    void aHundredEntriesOfWhichOdooSaidThatItHasNoneAreOneRequest() {
        var kit = kit(USUAL, LiveOdoo.connector("KEY"));
        String key = odoo.keys(invoice).get(0);
        String some = "dun-" + Long.toHexString(System.nanoTime());
        List<WriteBackEntry> entries = IntStream.range(0, 100)
                .mapToObj(n -> OdooKit.entry(some + n, key))
                .toList();
        assertThat(kit.notes.held(
                        entries.stream().map(WriteBackEntry::naturalKey).toList()))
                .isEmpty();
        kit.writeBack.write(List.of(OdooKit.entry(some + "first", key)));
        odoo.proxy.calls.clear();

        assertThat(kit.writeBack.write(entries)).hasSize(100).allMatch(result -> result.toString()
                .contains("WRITTEN"));
        assertThat(odoo.proxy.calls).containsExactly("mail.message.create");
        assertThat(kit.writeBack.write(entries))
                .allMatch(result -> result.toString().contains("ALREADY_THERE"));
    }

    @Test
    void notesAndPromisesCanGoOnTheContact() {
        var kit = kit(OdooKit.settings(2_000, NotesOn.DEBTOR), LiveOdoo.connector("KEY"));
        String may = kit.capabilities.tried().get("erp-write-back");
        if (!odoo.connectorMayChangeInvoices()) {
            assertThat(may).contains("may not write res.partner", "Contact Creation");
            return;
        }
        assertThat(may).isEqualTo("yes");
        String promise = "prm-" + Long.toHexString(System.nanoTime());

        kit.writeBack.write(List.of(onContact(WriteBackEntry.Kind.PROMISE_OPENED, promise + ":opened", 5)));
        assertThat(deadlines(promise))
                .containsExactly(LocalDate.now().plusDays(5).toString());
        kit.writeBack.write(List.of(onContact(WriteBackEntry.Kind.PROMISE_MOVED, promise + ":moved-2", 9)));
        assertThat(deadlines(promise))
                .containsExactly(LocalDate.now().plusDays(9).toString());
        kit.writeBack.write(List.of(onContact(WriteBackEntry.Kind.PROMISE_CLOSED, promise + ":closed", 0)));
        assertThat(deadlines(promise)).isEmpty();
        assertThat(odoo.search(
                        "mail.message",
                        List.of(
                                List.of("model", "=", "res.partner"),
                                List.of("res_id", "=", debtor),
                                List.of("message_id", "like", promise)),
                        "is_internal"))
                .hasSize(3)
                .allMatch(note -> note.path("is_internal").asBoolean());
    }

    @Test
    void aFieldOfYourOwnTakesTheStageWhereItIsThereAndAllowed() {
        String field = "x_dunning_test_stage";
        ownField(field);
        var kit = kit(
                OdooKit.settings(Protocol.AUTO, null, 2_000, NotesOn.INVOICE, true, field), LiveOdoo.connector("KEY"));
        String may = kit.capabilities.tried().get("erp-write-back");
        if (!odoo.connectorMayChangeInvoices()) {
            assertThat(may).contains("may not write account.move", "Invoicing");
            return;
        }
        assertThat(may).isEqualTo("yes");

        kit.writeBack.write(List.of(OdooKit.entry(
                "dun-" + Long.toHexString(System.nanoTime()), odoo.keys(invoice).get(0))));

        assertThat(odoo.search("account.move", List.of(List.of("id", "=", invoice)), field)
                        .path(0)
                        .path(field)
                        .asText())
                .isEqualTo("friendly");
        var absent = OdooKit.settings(Protocol.AUTO, null, 2_000, NotesOn.INVOICE, true, "x_no_such_field");
        assertThat(kit(absent, LiveOdoo.connector("KEY")).capabilities.tried().get("erp-write-back"))
                .contains("account.move has no field 'x_no_such_field'");
    }

    private static void ownField(String name) {
        if (!odoo.search(
                        "ir.model.fields",
                        List.of(List.of("name", "=", name), List.of("model", "=", "account.move")),
                        "name")
                .isEmpty()) {
            return;
        }
        long model = odoo.search("ir.model", List.of(List.of("model", "=", "account.move")), "name")
                .path(0)
                .path("id")
                .asLong();
        odoo.create(
                "ir.model.fields",
                Map.of("model_id", model, "name", name, "field_description", "Dunning stage", "ttype", "char"));
    }

    private static WriteBackEntry onContact(WriteBackEntry.Kind kind, String naturalKey, int days) {
        String key = odoo.keys(invoice).get(0);
        return new WriteBackEntry(
                1,
                kind,
                naturalKey,
                "tomillo",
                String.valueOf(debtor),
                OdooKit.NOW,
                OdooKit.ON,
                "friendly",
                "mail",
                List.of("INV/1"),
                List.of(key),
                Money.of("120.50", "EUR"),
                "Payment of 120.50 EUR promised",
                days == 0 ? null : LocalDate.now().plusDays(days));
    }

    private static List<String> deadlines(String promise) {
        List<String> days = new ArrayList<>();
        for (JsonNode activity : odoo.search(
                "mail.activity",
                List.of(List.of("res_model", "=", "res.partner"), List.of("summary", "like", "[" + promise + "]")),
                "date_deadline")) {
            days.add(activity.path("date_deadline").asText());
        }
        return days;
    }

    private static OpenItem item(OdooKit kit, long move) {
        var request = new RecheckRequest(
                "tomillo", String.valueOf(odoo.company), LocalDate.now(), odoo.keys(move), List.of());
        return kit.mapped(kit.items.recheck(request).get(0)).item();
    }

    private static OdooKit kit(OdooProperties settings, String key) {
        return kit(settings, key, LiveOdoo.environment("ODOO_DATABASE"), String.valueOf(odoo.company));
    }

    private static OdooKit kit(OdooProperties settings, String key, String database, String company) {
        return new OdooKit(
                odoo.proxy.url(),
                database,
                key,
                settings,
                Path.of("mappings/records/odoo.yaml"),
                company,
                LiveOdoo.connector("LOGIN"));
    }
}
