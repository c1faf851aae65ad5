package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.dunning.DunningApplication;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.RecordPages;
import org.dunning.erp.SqlErp;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.mapping.RecordMapping;
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
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The contract over a live Odoo of any version from 17 on, in one story; skipped unless the environment names one (see
 * {@link LiveOdoo}). The connector runs config-samples/odoo as it is.
 */
@TestMethodOrder(OrderAnnotation.class)
class OdooLiveTest {

    @TempDir
    static Path folder;

    private static LiveOdoo odoo;
    private static ConfigurableApplicationContext connector;
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
        connector = start();
        camel = connector.getBean(ProducerTemplate.class);
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
        // the fields of two models, the newest bank entry, one page, one recheck, the search and the write of the notes
        // with their subtype, and
        // the
        // mail as a file: which notes lack it, the file, the link
        assertThat(asked).hasSize(2 + 1 + 3 + 3 + 2 + 1 + 3).containsOnlyOnce("mail.message.create");
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
        assertThat(odoo.search("account.move", List.of(List.of("id", "=", plain)), "message_main_attachment_id")
                        .path(0)
                        .path("message_main_attachment_id")
                        .asBoolean(false))
                .isFalse();
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

    /** Where ODOO_SQL_URL, ODOO_SQL_USERNAME and ODOO_SQL_PASSWORD name the same server's database. */
    @Test
    @Order(12)
    void theTablesTellTheSameFieldByField() throws Exception {
        Assumptions.assumeTrue(System.getenv("ODOO_SQL_URL") != null, "needs ODOO_SQL_URL, a JDBC address");
        var kit = odoo.kit;
        var tables = new SqlErp(
                "odoo-sql",
                Path.of("mappings/records/odoo-sql.yaml"),
                Map.of(
                        "odooNotes", kit.notes,
                        "odooWriteBack", kit.writeBack,
                        "odooDocuments", kit.documents,
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

            assertThat(byKey(tables.rows(), "odoo-sql")).isEqualTo(byKey(records, "odoo"));
            assertThat(bySql).isEqualTo(sweep.result());
        }
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
                connector.getBean(ItemMapper.class).map("tomillo", (List<Map<String, Object>>) records);
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
        try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
            List<String> mails = new ArrayList<>();
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".eml")).toList()) {
                mails.add(Files.readString(file));
            }
            return mails;
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=classpath:/,file:config-samples/odoo/",
                        "--dunning.config=config-samples/odoo",
                        "--dunning.run.mode=send",
                        "--dunning.companies.tomillo.erp-id=" + odoo.company,
                        "--dunning.odoo.attach-mail=true",
                        "--dunning.odoo.protocol=" + System.getenv().getOrDefault("ODOO_PROTOCOL", "auto"),
                        "--dunning.erp-api.url=" + odoo.proxy.url(),
                        "--dunning.erp-api.database=" + LiveOdoo.environment("ODOO_DATABASE"),
                        "--dunning.erp-api.username=" + LiveOdoo.environment("ODOO_LOGIN"),
                        "--dunning.erp-api.password=" + LiveOdoo.environment("ODOO_KEY"),
                        "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                        "--dunning.mail.folder=" + folder.resolve("mail"));
    }
}
