package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.RecordPages;
import org.dunning.erp.SqlErp;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.mapping.RecordMapping;
import org.dunning.outbox.ChannelDesk;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract over a live Odoo of any version from 17 on, in one story; skipped unless the environment names one (see
 * {@link LiveOdoo}). The connector runs config-samples/odoo, with every option that its login has the rights for.
 */
@TestMethodOrder(OrderAnnotation.class)
class OdooLiveTest {

    @TempDir
    static Path folder;

    private static LiveOdoo odoo;
    private static OdooConnector connector;
    private static ProducerTemplate camel;

    private static long debtor;
    private static long plain;
    private static long halves;
    private static long paidSoon;
    private static long credit;

    @BeforeAll
    static void seed() {
        if (System.getenv("ODOO_URL") == null) {
            return;
        }
        odoo = new LiveOdoo();
        debtor = odoo.debtor("Debtor");
        long other = odoo.debtor("Other");
        plain = odoo.invoice(debtor, "out_invoice", 482.37, 30, false);
        halves = odoo.invoice(debtor, "out_invoice", 200.00, 0, true);
        paidSoon = odoo.invoice(other, "out_invoice", 99.10, 30, false);
        credit = odoo.invoice(debtor, "out_refund", 30.00, 10, false);
        odoo.draft(debtor, "out_invoice", 5000, 30, false);
        // The debtor follows its invoices, as it does once an invoice was mailed to it.
        odoo.call("account.move", "message_subscribe", List.of(plain, halves), Map.of("partner_ids", List.of(debtor)));
        connector = start(folder);
        camel = connector.bean(ProducerTemplate.class);
    }

    @AfterAll
    static void stop() {
        if (odoo != null) {
            connector.close();
            odoo.close();
        }
    }

    @BeforeEach
    void skipWithoutALiveServer() {
        LiveOdoo.environment("ODOO_URL");
    }

    @Test
    @Order(1)
    void everythingIsAllowed() {
        Map<?, ?> answers = camel.requestBody("direct:erp-capabilities", "", Map.class);

        assertThat(answers).hasSizeGreaterThanOrEqualTo(6);
        answers.forEach((name, answer) ->
                assertThat(String.valueOf(answer)).as(String.valueOf(name)).startsWith("yes"));
    }

    @Test
    @Order(2)
    void listsWhatIsOpenByInstalmentWithCreditsAndWithoutDrafts() {
        Map<String, OpenItem> items = recheck(List.of(keys(plain), keys(halves), keys(credit)));

        assertThat(items).hasSize(4);
        OpenItem whole = items.get(keys(plain).get(0));
        assertThat(whole.residual()).isEqualTo(money("482.37"));
        assertThat(whole.dueDate()).isEqualTo(LocalDate.now().minusDays(30));
        assertThat(whole.debtorNo()).isEqualTo(String.valueOf(debtor));
        assertThat(items.get(keys(halves).get(0)).residual()).isEqualTo(money("100"));
        assertThat(items.get(keys(halves).get(0)).dueDate())
                .isEqualTo(LocalDate.now().minusDays(15));
        assertThat(items.get(keys(halves).get(1)).dueDate())
                .isEqualTo(LocalDate.now().plusDays(15));
        assertThat(items.get(keys(credit).get(0)).residual()).isEqualTo(money("-30"));
    }

    @Test
    @Order(2)
    void tellsTheDebtorsAddressAndNumber() {
        var request =
                new RecheckRequest("tomillo", String.valueOf(odoo.company), LocalDate.now(), keys(plain), List.of());
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> records = camel.requestBody("direct:erp-recheck", request, List.class);
        var debtor = ((MappedRecord.Mapped)
                        connector.bean(ItemMapper.class).map("tomillo", records).get(0))
                .debtor();

        assertThat(debtor.reach().postalAddress()).isEqualTo("Calle Mayor, 1\n28013 Madrid\nSpain");
        assertThat(debtor.reach().phone()).isEqualTo("+34910000001");
    }

    @Test
    @Order(3)
    void proposesAndChangesNothing() {
        var proposal = camel.requestBody("direct:dunning-run", RunRequest.propose("test"), RunReport.class);

        assertThat(proposal.complete()).isTrue();
        assertThat(proposal.notices()).isNotEmpty();
        assertThat(notes(plain)).isEmpty();
    }

    @Test
    @Order(4)
    void aPaymentIsSeenJustBeforeSending() {
        odoo.pay(paidSoon, null);

        Map<String, OpenItem> items = recheck(List.of(keys(paidSoon)));

        assertThat(items.values()).allMatch(item -> !item.flags().isEmpty());
    }

    @Test
    @Order(5)
    void sendsOneNoticeForTheDebtorAndNotesItOnEachInvoice() throws Exception {
        odoo.proxy.calls.clear();
        RunReport report = camel.requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);
        List<String> asked = List.copyOf(odoo.proxy.calls);

        assertThat(report.complete()).isTrue();
        assertThat(report.alarms()).isEmpty();
        assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 1L));
        assertThat(mails()).hasSize(1);
        assertThat(notes(plain)).hasSize(1);
        assertThat(notes(halves)).hasSize(1);
        assertThat(notes(paidSoon)).isEmpty();
        JsonNode note = notes(plain).path(0);
        assertThat(mails().get(0))
                .contains("Message-ID: " + note.path("message_id").asText());
        assertThat(note.path("is_internal").asBoolean()).isTrue();
        // Of the sweep: the fields of two models, the newest bank entry, the contacts that changed, what is open, and
        // what of it changed with invoices and contacts (made just now, so all). Before sending: whether Odoo has its
        // note or activity; again the items, three, and the invoices' links, each made once. For each PDF: the invoice,
        // its page, the file; once whether it can be stored. Then the notes with their subtype; and the mail as a file.
        assertThat(asked.stream().filter(call -> call.startsWith("/my/invoices/")))
                .hasSize(2);
        assertThat(asked)
                .hasSize((2 + 1 + 1 + 1 + 3) + (2 + 3 + 1 + 2) + (1 + 2 * 3) + (2 + 3))
                .containsOnlyOnce("mail.message.create", "mail.message.subtype.search_read");
        // One to ask what is there before anything is sent, and one of the file's: none for the notes.
        assertThat(asked.stream().filter("mail.message.search_read"::equals)).hasSize(2);
        assertThat(odoo.proxy.cookies).isEmpty();
    }

    @Test
    @Order(6)
    void mailsNobody() {
        List<Long> notes = Stream.of(notes(plain), notes(halves))
                .map(found -> found.path(0).path("id").asLong())
                .toList();

        assertThat(odoo.search("mail.notification", List.of(List.of("mail_message_id", "in", notes)), "id"))
                .isEmpty();
        assertThat(odoo.search("mail.mail", List.of(List.of("mail_message_id", "in", notes)), "id"))
                .isEmpty();
    }

    @Test
    @Order(7)
    void aRepeatedRunSendsAndNotesNothingMore() throws Exception {
        RunReport report = camel.requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);

        assertThat(report.notes()).isEmpty();
        assertThat(mails()).hasSize(1);
        assertThat(notes(plain)).hasSize(1);
    }

    @Test
    @Order(8)
    void anEntryWrittenTwiceIsThereOnce() {
        String key = "dun-" + Long.toHexString(System.nanoTime());
        var entry = List.of(OdooKit.entry(key, keys(plain).get(0)));

        assertThat(camel.requestBody("direct:erp-write-back", entry, List.class).toString())
                .contains("WRITTEN");
        assertThat(camel.requestBody("direct:erp-write-back", entry, List.class).toString())
                .contains("ALREADY_THERE");
        assertThat(camel.requestBody("direct:erp-contacts", List.of(key, "dun-0"), List.class))
                .isEqualTo(List.of(key));
        assertThat(notes(plain)).hasSize(2);
    }

    @Test
    @Order(9)
    void theMailIsAFileOfTheNoteAndNotTheInvoicesMainDocument() {
        JsonNode note = notes(plain).path(0);
        assertThat(note.path("attachment_ids")).hasSize(1);
        JsonNode file = odoo.call(
                        "ir.attachment",
                        "read",
                        List.of(note.path("attachment_ids").path(0).asLong()),
                        Map.of("fields", List.of("datas", "mimetype")))
                .path(0);

        assertThat(new String(Base64.getMimeDecoder().decode(file.path("datas").asText()), StandardCharsets.UTF_8))
                .contains("Message-ID: " + note.path("message_id").asText());
        JsonNode main = odoo.search("account.move", List.of(List.of("id", "=", plain)), "message_main_attachment_id")
                .path(0)
                .path("message_main_attachment_id");
        // Odoo writes false for none; a file is a list of its number and name.
        assertThat(main.isBoolean() && !main.asBoolean()).as(main.toString()).isTrue();
    }

    @Test
    @Order(9)
    void aPromiseIsAToDoThatMovesAndCloses() {
        String promise = "prm-" + Long.toHexString(System.nanoTime());
        String first = LocalDate.now().plusDays(5).toString();
        String later = LocalDate.now().plusDays(9).toString();
        String key = keys(plain).get(0);

        write(OdooKit.promise(Kind.PROMISE_OPENED, promise + ":1", first, key));
        write(OdooKit.promise(Kind.PROMISE_OPENED, promise + ":1", first, key));
        assertThat(activities(promise)).containsExactly(first);
        write(OdooKit.promise(Kind.PROMISE_MOVED, promise + ":2", later, key));
        assertThat(activities(promise)).containsExactly(later);
        write(OdooKit.promise(Kind.PROMISE_CLOSED, promise + ":3", null, key));
        assertThat(activities(promise)).isEmpty();
        write(OdooKit.promise(Kind.PROMISE_OPENED, promise + ":1", first, key));
        assertThat(activities(promise)).isEmpty();
    }

    private static void write(WriteBackEntry entry) {
        assertThat(camel.requestBody("direct:erp-write-back", List.of(entry), List.class))
                .hasSize(1)
                .noneMatch(result -> result.toString().contains("REJECTED"));
    }

    private static List<String> activities(String promise) {
        List<String> days = new ArrayList<>();
        odoo.search("mail.activity", List.of(List.of("summary", "like", "[" + promise + "]")), "date_deadline")
                .forEach(activity -> days.add(activity.path("date_deadline").asText()));
        return days;
    }

    @Test
    @Order(10)
    void aPartPaymentLeavesTheRest() {
        odoo.pay(plain, 82.37);

        assertThat(recheck(List.of(keys(plain))).get(keys(plain).get(0)).residual())
                .isEqualTo(money("400"));
    }

    @Test
    @Order(10)
    void theInvoiceCanBeHadAsPdf() {
        OpenItem item = recheck(List.of(keys(plain))).get(keys(plain).get(0));

        byte[] pdf = camel.requestBody("direct:erp-document", item, byte[].class);

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    @Order(11)
    void anInvoiceThatIsCancelledIsNoLongerOpen() {
        odoo.call("account.move", "button_draft", List.of(halves), Map.of());
        odoo.call("account.move", "button_cancel", List.of(halves), Map.of());

        assertThat(recheck(List.of(keys(halves)))).isEmpty();
    }

    @Test
    @Order(6)
    void theInvoicesGoWithTheNoticeAsPdfAndEachIsALinkThatOpensWithoutALogin() throws Exception {
        String mail = mails().get(0).replaceAll("=\r?\n", "").replace("=3D", "=");

        assertThat(mail.split("Content-Type: application/pdf", -1)).hasSize(1 + 2);
        Matcher link = Pattern.compile(
                        Pattern.quote(odoo.proxy.url()) + "/my/invoices/" + plain + "\\?access_token=[0-9a-f-]+")
                .matcher(mail);
        assertThat(link.find()).isTrue();
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link.group())).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("482.37");
    }

    @Test
    @Order(12)
    void aSweepOfChangesClosesWhatWasPaidOrCancelledAndSeesAnotherDueDate() {
        String moved = LocalDate.now().minusDays(20).toString();
        odoo.call("account.move", "write", List.of(plain), Map.of("vals", Map.of("invoice_date_due", moved)));

        camel.requestBody("direct:dunning-run", RunRequest.propose("test"), RunReport.class);

        assertThat(
                        connector.rows(
                                "select erp_key || ' ' || cast(cast(residual as decimal(9, 2)) as varchar(12)) || ' ' ||"
                                        + " cast(due_date as varchar(10)) from open_item where closed_sweep is null and residual > 0"))
                .containsExactly(keys(plain).get(0) + " 400.00 " + moved);
        assertThat(connector.rows("select watermark from sweep where look_ahead = false and watermark is null"))
                .isEmpty();
    }

    @Test
    @Order(13)
    void aDebtorsPromiseIsAnActivityAndItsLineIsKeptFromOdoosFollowUp() throws Exception {
        LocalDate day = LocalDate.now().plusDays(8);
        connector.answers(odoo.invoiceAddress("Debtor"), "We will pay on " + inWords(day) + ".");

        RunReport report = camel.requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);

        assertThat(report.alarms()).isEmpty();
        assertThat(promised()).containsExactly(day.toString());
        assertThat(keptFromFollowUp(plain)).isEqualTo(odoo.connectorMayChangeInvoices());
        assertThat(connector.rows("select r.code from item_outcome r join open_item o on o.id = r.item_id"
                        + " where r.to_run is null and o.closed_sweep is null and o.residual > 0"))
                .containsExactly("PROMISED");
    }

    @Test
    @Order(14)
    void anotherPromiseMovesIt() throws Exception {
        LocalDate day = LocalDate.now().plusDays(15);
        connector.answers(odoo.invoiceAddress("Debtor"), "Sorry, we will pay on " + inWords(day) + " instead.");

        camel.requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);

        assertThat(promised()).containsExactly(day.toString());
        assertThat(keptFromFollowUp(plain)).isEqualTo(odoo.connectorMayChangeInvoices());
    }

    @Test
    @Order(15)
    void aPaymentKeepsThePromiseAndEndsBoth() throws Exception {
        odoo.pay(plain, null);

        camel.requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);

        assertThat(promised()).isEmpty();
        assertThat(keptFromFollowUp(plain)).isFalse();
        assertThat(mails()).hasSize(1);
    }

    @Test
    @Order(16)
    void anInvoiceInACurrencyThatIsNoLongerActiveKeepsIt() {
        List<?> name = List.of(List.of("name", "=", "CHF"));
        long francs = odoo.call(
                        "res.currency",
                        "search_read",
                        null,
                        Map.of("domain", name, "fields", List.of("name")),
                        Map.of("active_test", false))
                .path(0)
                .path("id")
                .asLong();
        odoo.call("res.currency", "write", List.of(francs), Map.of("vals", Map.of("active", true)));
        long invoice = odoo.draft(debtor, "out_invoice", 71.25, 30, false);
        odoo.call("account.move", "write", List.of(invoice), Map.of("vals", Map.of("currency_id", francs)));
        odoo.call("account.move", "action_post", List.of(invoice), Map.of());
        odoo.call("res.currency", "write", List.of(francs), Map.of("vals", Map.of("active", false)));

        assertThat(recheck(List.of(keys(invoice))).get(keys(invoice).get(0)).residual())
                .isEqualTo(Money.of("71.25", "CHF"));
        odoo.call("account.move", "button_draft", List.of(invoice), Map.of());
        odoo.call("account.move", "button_cancel", List.of(invoice), Map.of());
    }

    @Test
    @Order(17)
    void aDisputedInvoiceIsKeptFromOdoosFollowUpUntilAPersonSettlesIt() throws Exception {
        long quarrel = odoo.debtor("Quarrel");
        long contested = odoo.invoice(quarrel, "out_invoice", 64.20, 30, false);
        run();
        connector.answers(
                odoo.invoiceAddress("Quarrel"),
                "The goods arrived broken, we do not pay invoice " + number(contested) + " until you send a credit.");
        assertThat(run().alarms()).isEmpty();
        assertThat(connector.rows("select kind from dunning_block where released_at is null"))
                .containsExactly("DISPUTE");
        assertThat(keptFromFollowUp(contested)).isEqualTo(odoo.connectorMayChangeInvoices());

        connector.bean(Blocks.class).release("odoo", "tomillo", String.valueOf(quarrel), "ana");
        assertThat(run().alarms()).isEmpty();

        assertThat(keptFromFollowUp(contested)).isFalse();
        odoo.pay(contested, null);
    }

    @Test
    @Order(18)
    void aCallIsAnActivityOfTheTypeCallUntilItsOutcomeIsReported() throws Exception {
        long called = odoo.invoice(odoo.debtor("Caller"), "out_invoice", 77.70, 30, false);
        Path own = Files.createDirectories(folder.resolve("calls"));
        try (var calling = start(own, OdooConnector.procedure(own, "call"))) {
            odoo.proxy.calls.clear();
            assertThat(calling.run().alarms()).isEmpty();
            List<String> asked = List.copyOf(odoo.proxy.calls);
            calling.run();

            JsonNode activity = activitiesOn(called).path(0);
            assertThat(activitiesOn(called)).hasSize(1);
            assertThat(activity.path("activity_type_id").path(1).asText()).isEqualTo("Call");
            assertThat(activity.path("note").asText())
                    .contains("CALL +34910000001", number(called), "--outcome promised");
            assertThat(activity.path("summary").asText()).startsWith("Call: 77.70 ");
            assertThat(notes(called)).hasSize(1);
            // What is there, the type, whose it is, and the activity; and the note with its subtype.
            assertThat(asked.stream()
                            .filter(call -> call.startsWith("mail.activity") || call.endsWith("activity_schedule")))
                    .hasSize(3);
            assertThat(asked).containsOnlyOnce("mail.message.create", "ir.model.data.check_object_reference");

            long notice = Long.parseLong(calling.rows("select cast(n.id as varchar(19)) from notice n join delivery d"
                            + " on d.notice_id = n.id where d.channel = 'call' and n.total = 77.7")
                    .get(0));
            assertThat(calling.bean(ChannelDesk.class)
                            .called(notice, CallOutcome.REACHED, "Ana Ruiz", "will look")
                            .done())
                    .isTrue();
            calling.run();

            assertThat(activitiesOn(called)).isEmpty();
            assertThat(notes(called)).hasSize(2);
        }
    }

    @Test
    @Order(19)
    void afterAllThisNoDebtorWasMailedByOdoo() {
        List<Long> theirs = new ArrayList<>();
        odoo.search("res.partner", List.of(List.of("id", "child_of", debtor)), "name")
                .forEach(contact -> theirs.add(contact.path("id").asLong()));
        assertThat(theirs).hasSize(2);

        assertThat(odoo.search("mail.followers", List.of(List.of("partner_id", "in", theirs)), "res_id"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(odoo.search("mail.notification", List.of(List.of("res_partner_id", "in", theirs)), "id"))
                .isEmpty();
        assertThat(odoo.search("mail.mail", List.of(List.of("recipient_ids", "in", theirs)), "id"))
                .isEmpty();
    }

    private static RunReport run() {
        return connector.run();
    }

    private static String number(long move) {
        return odoo.search("account.move", List.of(List.of("id", "=", move)), "name")
                .path(0)
                .path("name")
                .asText();
    }

    private static JsonNode activitiesOn(long move) {
        return odoo.search(
                "mail.activity",
                List.of(List.of("res_model", "=", "account.move"), List.of("res_id", "=", move)),
                "summary",
                "note",
                "activity_type_id");
    }

    private static List<String> promised() {
        List<String> days = new ArrayList<>();
        odoo.search(
                        "mail.activity",
                        List.of(List.of("res_model", "=", "account.move"), List.of("res_id", "=", plain)),
                        "date_deadline")
                .forEach(activity -> days.add(activity.path("date_deadline").asText()));
        return days;
    }

    private static boolean keptFromFollowUp(long move) {
        String field = odoo.kit.fields.of(OdooModel.LINE).found().contains("no_followup") ? "no_followup" : "blocked";
        JsonNode lines = odoo.search(
                "account.move.line",
                List.of(List.of("move_id", "=", move), List.of("account_type", "=", "asset_receivable")),
                field);
        assertThat(lines).hasSize(1);
        return lines.path(0).path(field).asBoolean();
    }

    private static String inWords(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH));
    }

    /** Where ODOO_SQL_URL, ODOO_SQL_USERNAME and ODOO_SQL_PASSWORD name the same server's database. */
    @Test
    @Order(20)
    void theTablesTellTheSameFieldByField() throws Exception {
        Assumptions.assumeTrue(System.getenv("ODOO_SQL_URL") != null, "needs ODOO_SQL_URL, a JDBC address");
        var kit = odoo.kit;
        long owing = odoo.debtor("Tables");
        long owed = odoo.invoice(owing, "out_invoice", 58.40, 30, true);
        long back = odoo.invoice(owing, "out_refund", 8.40, 10, false);
        var tables = new SqlErp(
                "odoo-sql",
                Path.of("mappings/records/odoo-sql.yaml"),
                Map.of(
                        "odooNotes", kit.notes,
                        "odooWriteBack", kit.writeBack,
                        "odooDocuments", kit.documents,
                        "odooPortal", kit.portal,
                        "odooCapabilities", kit.capabilities),
                System.getenv("ODOO_SQL_URL"),
                System.getenv("ODOO_SQL_USERNAME"),
                System.getenv("ODOO_SQL_PASSWORD"));
        for (JsonNode company : odoo.companies()) {
            var request = new SweepRequest(1, "tomillo", company.path("id").asText(), LocalDate.now(), null);
            tables.pages().clear();
            SweepResult bySql = tables.ask("erp-open-items", request, SweepResult.class);
            RecordPages sweep = kit.items.sweep(request);
            List<Map<String, Object>> records = new ArrayList<>();
            sweep.forEachRemaining(records::addAll);

            var items = byKey(tables.rows(), "odoo-sql");
            assertThat(items).isEqualTo(byKey(records, "odoo"));
            assertThat(bySql).isEqualTo(sweep.result());
            if (company.path("id").asLong() == odoo.company) {
                assertThat(items)
                        .containsKeys(
                                keys(owed).get(0), keys(owed).get(1), keys(back).get(0));
            }
        }
        var again = new RecheckRequest(
                "tomillo", String.valueOf(odoo.company), LocalDate.now(), keys(owed), List.of(String.valueOf(owing)));
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> bySql = tables.ask("erp-recheck", again, List.class);
        assertThat(byKey(bySql, "odoo-sql"))
                .containsOnlyKeys(
                        keys(owed).get(0), keys(owed).get(1), keys(back).get(0))
                .isEqualTo(byKey(kit.items.recheck(again), "odoo"));
        tables.close();
    }

    private static Map<String, MappedRecord> byKey(List<Map<String, Object>> records, String mapping) {
        var mapper =
                new ItemMapper(YamlFile.read(Path.of("mappings/records/" + mapping + ".yaml"), RecordMapping.class));
        Map<String, MappedRecord> byKey = new HashMap<>();
        records.forEach(record -> byKey.put(
                String.valueOf(record.get("key")),
                mapper.map("tomillo", List.of(record)).get(0)));
        return byKey;
    }

    private static List<String> keys(long move) {
        return odoo.keys(move);
    }

    /** Of these keys alone; credits of their debtors are not asked for. */
    private static Map<String, OpenItem> recheck(List<List<String>> keys) {
        List<String> all = new ArrayList<>();
        keys.forEach(all::addAll);
        var request = new RecheckRequest("tomillo", String.valueOf(odoo.company), LocalDate.now(), all, List.of());
        List<?> records = camel.requestBody("direct:erp-recheck", request, List.class);
        Map<String, OpenItem> items = new HashMap<>();
        @SuppressWarnings("unchecked")
        List<MappedRecord> mapped =
                connector.bean(ItemMapper.class).map("tomillo", (List<Map<String, Object>>) records);
        mapped.forEach(record -> {
            OpenItem item = ((MappedRecord.Mapped) record).item();
            items.put(item.erpKey(), item);
        });
        return items;
    }

    private static Money money(String amount) {
        String currency = odoo.search("res.company", List.of(List.of("id", "=", odoo.company)), "currency_id")
                .path(0)
                .path("currency_id")
                .path(1)
                .asText();
        return Money.of(amount, currency);
    }

    private static JsonNode notes(long move) {
        return odoo.search(
                "mail.message",
                List.of(
                        List.of("model", "=", "account.move"),
                        List.of("res_id", "=", move),
                        List.of("message_id", "like", "<dun.")),
                "message_id",
                "is_internal",
                "attachment_ids");
    }

    private static List<String> mails() throws Exception {
        return connector.mails();
    }

    private static OdooConnector start(Path folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "dunning.companies.tomillo.erp-id=" + odoo.company,
                "dunning.notice.documents.attach=" + (more.length == 0),
                "dunning.run.smallest-sweep=0",
                "dunning.odoo.attach-mail=true",
                "dunning.odoo.sweep=delta",
                "dunning.odoo.no-follow-up=" + odoo.connectorMayChangeInvoices(),
                "dunning.odoo.portal-url=" + odoo.proxy.url(),
                "dunning.odoo.protocol=" + System.getenv().getOrDefault("ODOO_PROTOCOL", "auto"),
                "dunning.erp-api.url=" + odoo.proxy.url(),
                "dunning.erp-api.database=" + LiveOdoo.environment("ODOO_DATABASE"),
                "dunning.erp-api.username=" + LiveOdoo.connector("LOGIN"),
                "dunning.erp-api.password=" + LiveOdoo.connector("KEY")));
        settings.addAll(List.of(more));
        return new OdooConnector(folder, Instant.now(), settings.toArray(String[]::new));
    }
}
