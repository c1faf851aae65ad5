package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.erp.RecordPages;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooStub.Reply;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.mapping.MappedRecord;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, in both ways that Odoo offers. */
class OdooReadingTest {

    private static final String LINES = "account.move.line.search_read";
    private static final String MOVES = "account.move.search_read";
    private static final String CONTACTS = "res.partner.search_read";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aLineBecomesAnOpenItemOfTheCompanyBehindItsContact(int version) {
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "Zahler SA").put("email", "zentrale@example.org").put("lang", "fr_FR");
            invoice(odoo, 43, 17, 11, "482.37")
                    .put("amount_residual_currency", 100.5)
                    .put("ref", "PO-7");

            var record = new OdooKit(odoo.url()).swept().get(0);
            MappedRecord.Mapped mapped = new OdooKit(odoo.url()).mapped(record);

            assertThat(mapped.item().key()).hasToString("odoo/tomillo/INV/17/43");
            assertThat(mapped.item().erpKey()).isEqualTo("17/43");
            assertThat(mapped.item().amount()).isEqualTo(Money.of("482.37", "EUR"));
            assertThat(mapped.item().residual()).isEqualTo(Money.of("100.50", "EUR"));
            assertThat(mapped.item().dueDate()).isEqualTo(LocalDate.of(2026, 8, 1));
            assertThat(mapped.item().reference()).isEqualTo("PO-7");
            assertThat(mapped.item().flags()).isEmpty();
            assertThat(mapped.debtor().key().number()).isEqualTo("11");
            assertThat(mapped.debtor().email()).isEqualTo("zentrale@example.org");
            assertThat(mapped.debtor().language()).hasToString("fr_FR");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void lettersAndCallsReachADebtorWithStreetTownAndNumber(int version) {
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "Zahler SA")
                    .put("phone", "0034 910 000 000")
                    .put("street", "Calle Mayor, 1")
                    .put("city", "Madrid")
                    .put("contact_address", "Zahler SA\nCalle Mayor, 1\n\n28013 Madrid\nSpain");
            contact(odoo, 12, "No street")
                    .put("city", "Madrid")
                    .put("contact_address", "No street\n\n\n Madrid\nSpain");
            invoice(odoo, 1, 101, 11, "10");
            invoice(odoo, 2, 102, 12, "10");

            var kit = new OdooKit(odoo.url());
            var records = kit.swept().stream().map(kit::mapped).toList();

            assertThat(records.get(0).debtor().reach().postalAddress())
                    .isEqualTo("Calle Mayor, 1\n28013 Madrid\nSpain");
            assertThat(records.get(0).debtor().reach().phone()).isEqualTo("+34910000000");
            assertThat(records.get(1).debtor().reach().postalAddress()).isNull();
            assertThat(records.get(1).debtor().reach().phone()).isNull();
            assertThat(records.get(1).debtor().reach().messages()).isFalse();
            assertThat(odoo.count("res.partner.fields_get"))
                    .as("every Odoo has them")
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void consentToMessagesIsAFieldOfYourOwnThatNotEveryOdooHas(int version) throws IOException {
        Path mapping = folder.resolve("odoo.yaml");
        Files.writeString(
                mapping,
                Files.readString(Path.of("mappings/records/odoo.yaml"))
                        + "  messages-allowed: { from: commercial_partner_id.x_messages, default: \"no\" }\n");
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "D").put("x_messages", "yes");
            invoice(odoo, 1, 101, 11, "10");
            assertThat(withMapping(odoo, mapping).debtor().reach().messages()).isTrue();

            odoo.answer("res.partner.fields_get", asked -> java.util.Map.of());
            assertThat(withMapping(odoo, mapping).debtor().reach().messages()).isFalse();
            assertThat(odoo.last(CONTACTS).path("fields").toString()).doesNotContain("x_messages");
        }
    }

    private static MappedRecord.Mapped withMapping(OdooStub odoo, Path mapping) {
        var kit = new OdooKit(odoo.url(), "odoo", OdooStub.KEY, OdooKit.settings(2_000, NotesOn.INVOICE), mapping, "3");
        return kit.mapped(kit.swept().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void tenThousandItemsOfAsManyDebtorsCostTwoRequestsPerThousand(int version) {
        try (var odoo = new OdooStub(version)) {
            for (int n = 1; n <= 10_000; n++) {
                contact(odoo, n, "D" + n);
                invoice(odoo, n, 100_000 + n, n, "10");
            }
            var kit = new OdooKit(odoo.url());

            assertThat(kit.swept()).hasSize(10_000);
            int first = odoo.calls.size();
            assertThat(kit.swept()).hasSize(10_000);

            // The very first also asks for the version, the login and which fields there are.
            assertThat(first).isLessThanOrEqualTo(version == 19 ? 22 : 24);
            assertThat(odoo.calls.size() - first).isLessThanOrEqualTo(2 * 10);
            assertThat(odoo.count(LINES)).isEqualTo(12);
        }
    }

    @Test
    void contactsThatAreKnownFromAnEarlierPageAreNotAskedForAgain() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            for (int n = 1; n <= 250; n++) {
                invoice(odoo, n, 1_000 + n, 11, "10");
            }

            assertThat(paged(odoo, 100).swept()).hasSize(250);

            assertThat(odoo.count(LINES)).isEqualTo(3);
            assertThat(odoo.count(CONTACTS)).isEqualTo(1);
        }
    }

    @Test
    void asksForPlainIdsOfOneCompanyAndOnlyWhatIsOpen() {
        try (var odoo = new OdooStub(19)) {
            new OdooKit(odoo.url()).swept();

            JsonNode asked = odoo.last(LINES);
            assertThat(asked.path("load").isNull()).isTrue();
            assertThat(asked.path("order").asText()).isEqualTo("id");
            assertThat(asked.path("limit").asInt()).isEqualTo(2_000);
            assertThat(asked.path("context").path("allowed_company_ids").toString())
                    .isEqualTo("[3]");
            assertThat(asked.path("domain").toString())
                    .isEqualTo("[[\"account_type\",\"=\",\"asset_receivable\"],[\"parent_state\",\"=\",\"posted\"],"
                            + "[\"reconciled\",\"=\",false],[\"company_id\",\"=\",3],[\"id\",\">\",0]]");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whatIsBlockedIsToldByEachVersionInItsOwnWords(int version) {
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "D");
            invoice(odoo, 1, 101, 11, "10").put(version == 19 ? "no_followup" : "blocked", true);
            invoice(odoo, 2, 102, 11, "10");
            odoo.table("account.move").get(102L).put("payment_state", "blocked");
            invoice(odoo, 3, 103, 11, "10");
            odoo.table("account.move").get(103L).put("payment_state", "in_payment");
            invoice(odoo, 4, 104, 11, "10");
            odoo.table("account.move").get(104L).put("payment_state", "paid");

            var kit = new OdooKit(odoo.url());
            assertThat(kit.mapped(kit.swept()))
                    .extracting(record -> ((MappedRecord.Mapped) record).item().flags())
                    .isEqualTo(List.of(
                            java.util.Set.of(ItemFlag.BLOCKED),
                            java.util.Set.of(ItemFlag.BLOCKED),
                            java.util.Set.of(ItemFlag.IN_PAYMENT),
                            java.util.Set.of(ItemFlag.IN_PAYMENT)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aCreditNoteNamesTheInvoiceItReversesThoughThatIsPaid(int version) {
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "D");
            invoice(odoo, 5, 105, 11, "-30");
            odoo.table("account.move").get(105L).put("reversed_entry_id", 99);
            odoo.put("account.move", 99, "name", "INV/OLD", "payment_state", "paid");

            var kit = new OdooKit(odoo.url());
            MappedRecord.Mapped credit = kit.mapped(kit.swept().get(0));

            assertThat(credit.item().creditFor()).isEqualTo("INV/OLD");
            assertThat(credit.item().residual()).isEqualTo(Money.of("-30", "EUR"));
        }
    }

    @Test
    void remindersGoToTheOldestInvoiceAddressThatHasAnEmailElseToTheDebtor() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D").put("email", "d@example.org").put("lang", "it_IT");
            contact(odoo, 21, "No mail").put("commercial_partner_id", 11).put("type", "invoice");
            contact(odoo, 22, "Archived")
                    .put("commercial_partner_id", 11)
                    .put("type", "invoice")
                    .put("active", false)
                    .put("email", "old@example.org");
            contact(odoo, 24, "Newer")
                    .put("commercial_partner_id", 11)
                    .put("type", "invoice")
                    .put("email", "newer@example.org");
            contact(odoo, 23, "AP")
                    .put("commercial_partner_id", 11)
                    .put("type", "invoice")
                    .put("email", "AP dept <AP@example.org>")
                    .put("email_normalized", "ap@example.org");
            contact(odoo, 12, "E")
                    .put("email", "one@example.org, two@example.org")
                    .put("email_normalized", "one@example.org");
            invoice(odoo, 1, 101, 11, "10");
            invoice(odoo, 2, 102, 12, "10");

            var kit = new OdooKit(odoo.url());
            var records = kit.swept();

            assertThat(kit.mapped(records.get(0)).debtor().email()).isEqualTo("ap@example.org");
            assertThat(kit.mapped(records.get(0)).debtor().language()).hasToString("it_IT");
            assertThat(kit.mapped(records.get(1)).debtor().email()).isNull();
            assertThat(kit.mapped(records.get(1)).debtor().contactProblem()).contains("exactly one address");
        }
    }

    @Test
    void aLineOfAPersonIsOwedByThePersonsCompany() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "Company");
            contact(odoo, 12, "Person").put("commercial_partner_id", 11);
            contact(odoo, 13, "AP")
                    .put("commercial_partner_id", 11)
                    .put("type", "invoice")
                    .put("email", "ap@example.org");
            invoice(odoo, 1, 101, 12, "10");

            var kit = new OdooKit(odoo.url());
            var debtor = kit.mapped(kit.swept().get(0)).debtor();

            assertThat(debtor.name()).isEqualTo("Company");
            assertThat(debtor.email()).isEqualTo("ap@example.org");
            assertThat(odoo.count(CONTACTS)).isEqualTo(2);
        }
    }

    @Test
    void anArchivedDebtorStillOwesAndIsBlocked() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D").put("active", false);
            invoice(odoo, 1, 101, 11, "10");

            var kit = new OdooKit(odoo.url());
            assertThat(kit.mapped(kit.swept().get(0)).debtor().blockReason())
                    .isEqualTo("the contact is archived in Odoo");
            assertThat(odoo.last(CONTACTS).path("context").path("active_test").asBoolean(true))
                    .isFalse();
            assertThat(odoo.last("res.currency.search_read")
                            .path("context")
                            .path("active_test")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void whatNobodyOwesOrHasNoKnownCurrencyIsSetAside() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            invoice(odoo, 1, 101, 11, "10").put("partner_id", false);
            invoice(odoo, 2, 102, 11, "10").put("currency_id", 555);

            var kit = new OdooKit(odoo.url());
            assertThat(kit.mapped(kit.swept()))
                    .extracting(record -> ((MappedRecord.SetAside) record).field())
                    .containsExactly("debtor-no", "currency");
        }
    }

    @Test
    void anAmountWithABinaryFractionStaysExact() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            invoice(odoo, 1, 101, 11, "1234567.29");

            var kit = new OdooKit(odoo.url());
            assertThat(kit.mapped(kit.swept().get(0)).item().residual()).isEqualTo(Money.of("1234567.29", "EUR"));
        }
    }

    @Test
    void whatIsPaidOrPostedWhileReadingMovesNothingToAnotherPage() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            for (int n = 1; n <= 20; n++) {
                invoice(odoo, n, 100 + n, 11, "10");
            }
            odoo.afterNext = () -> {
                odoo.table("account.move.line").remove(3L);
                odoo.table("account.move.line").remove(15L);
                invoice(odoo, 21, 121, 11, "10");
            };

            assertThat(paged(odoo, 5).swept())
                    .extracting(record -> record.get("id"))
                    .doesNotHaveDuplicates()
                    .contains(1L, 2L, 4L, 5L, 14L, 16L, 20L, 21L);
        }
    }

    @Test
    void aLineWhoseInvoiceVanishedMeanwhileIsLeftOut() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            invoice(odoo, 1, 101, 11, "10");
            invoice(odoo, 2, 102, 11, "10");
            odoo.table("account.move").remove(101L);

            assertThat(new OdooKit(odoo.url()).swept())
                    .extracting(record -> record.get("key"))
                    .containsExactly("102/2");
        }
    }

    @Test
    void pagesThatDoNotFollowEachOtherEndTheSweep() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            invoice(odoo, 1, 101, 11, "10");
            odoo.answer(LINES, asked -> List.of(odoo.table("account.move.line").get(1L)));

            assertThatThrownBy(() -> paged(odoo, 1).swept()).hasMessageContaining("do not follow each other");
        }
    }

    @Test
    void aSweepIsCompleteOnlyAfterItsLastPageWasTaken() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            for (int n = 1; n <= 4; n++) {
                invoice(odoo, n, 100 + n, 11, "10");
            }
            odoo.put(
                    "account.move",
                    900,
                    "date",
                    "2026-11-20",
                    "state",
                    "posted",
                    "company_id",
                    3,
                    "journal_id",
                    Map.of("type", "bank"));

            RecordPages sweep = paged(odoo, 2).items.sweep(OdooKit.request());
            sweep.next();
            assertThat(sweep.result().complete()).isFalse();
            sweep.next();
            assertThat(sweep.hasNext()).isFalse();

            assertThat(sweep.result()).isEqualTo(new SweepResult(true, 4, LocalDate.of(2026, 11, 20), null));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void recheckAnswersTheAskedLinesThatAreStillOpenAndEveryCreditOfTheirDebtors(int version) {
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "D");
            contact(odoo, 12, "E");
            invoice(odoo, 1, 101, 11, "10");
            invoice(odoo, 2, 102, 11, "20");
            invoice(odoo, 3, 103, 11, "-5");
            invoice(odoo, 4, 104, 12, "-7");
            invoice(odoo, 5, 105, 11, "30").put("reconciled", true);
            var kit = new OdooKit(odoo.url());
            kit.recheck(List.of(), List.of());
            int before = odoo.calls.size();

            assertThat(kit.recheck(List.of("101/1", "105/5"), List.of("11")))
                    .extracting(record -> record.get("key"))
                    .containsExactly("101/1", "103/3");
            assertThat(odoo.calls.size() - before).isEqualTo(3);
            assertThat(kit.swept().get(0))
                    .isEqualTo(kit.recheck(List.of("101/1"), List.of()).get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void recheckTakesTheAddressAndTheLanguageOfThatMoment(int version) {
        try (var odoo = new OdooStub(version)) {
            contact(odoo, 11, "D").put("email", "old@example.org").put("lang", "it_IT");
            invoice(odoo, 1, 101, 11, "10");
            var kit = new OdooKit(odoo.url());
            kit.swept();

            odoo.table("res.partner").get(11L).put("email", "new@example.org").put("lang", "fr_FR");

            var debtor = kit.mapped(kit.recheck(List.of("101/1"), List.of("11")).get(0))
                    .debtor();
            assertThat(debtor.email()).isEqualTo("new@example.org");
            assertThat(debtor.language()).hasToString("fr_FR");
        }
    }

    @Test
    void aKeyOfAnotherKindIsRefusedWithWhatToMap() {
        try (var odoo = new OdooStub(19)) {
            assertThatThrownBy(() -> new OdooKit(odoo.url()).recheck(List.of("43"), List.of()))
                    .hasMessage("'43' is no key such as 17/43; map erp-key from key");
        }
    }

    @Test
    void aCompanyMustBeANumber() {
        try (var odoo = new OdooStub(19)) {
            var request = new SweepRequest(1, "tomillo", "tomillo", OdooKit.ON, null);
            assertThatThrownBy(() -> new OdooKit(odoo.url()).items.sweep(request))
                    .hasMessageContaining("erp-id must be the number of the company in Odoo");
        }
    }

    @Test
    void aFieldThatThisOdooDoesNotHaveIsRefusedWithItsPlaceInTheMapping() throws Exception {
        Path file = folder.resolve("odoo.yaml");
        Files.writeString(file, Files.readString(Path.of("mappings/records/odoo.yaml")) + "  disputed: x_missing\n");
        try (var odoo = new OdooStub(19)) {
            var kit =
                    new OdooKit(odoo.url(), "odoo", OdooStub.KEY, OdooKit.settings(2_000, NotesOn.INVOICE), file, "3");

            assertThatThrownBy(kit::swept)
                    .hasMessageContaining("odoo.yaml:")
                    .hasMessageContaining("this Odoo has no field 'x_missing' in account.move.line");
        }
    }

    @Test
    void ownFieldsAreAskedForWhereTheMappingNamesThem() throws Exception {
        Path file = folder.resolve("odoo.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("mappings/records/odoo.yaml"))
                        + "  disputed: move_id.x_disputed\n  segment: commercial_partner_id.x_segment\n");
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D").put("x_segment", "gold");
            invoice(odoo, 1, 101, 11, "10");
            odoo.table("account.move").get(101L).put("x_disputed", true);
            var kit =
                    new OdooKit(odoo.url(), "odoo", OdooStub.KEY, OdooKit.settings(2_000, NotesOn.INVOICE), file, "3");

            MappedRecord.Mapped mapped = kit.mapped(kit.swept().get(0));

            assertThat(mapped.item().flags()).containsExactly(ItemFlag.DISPUTED);
            assertThat(mapped.debtor().segment()).isEqualTo("gold");
        }
    }

    @Test
    void aPassingFailureIsAskedAgainAfterTheTimeTheServerWants() {
        try (var odoo = new OdooStub(19)) {
            odoo.answerNext(
                    LINES,
                    Reply.html(503).withHeader("Retry-After", "7"),
                    Reply.json(500, "psycopg2.errors.SerializationFailure"));
            var kit = new OdooKit(odoo.url());

            assertThat(kit.swept()).isEmpty();
            assertThat(kit.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(4));
        }
    }

    @Test
    void anUpgradeBetweenTwoSweepsIsNoticed() {
        try (var odoo = new OdooStub(19)) {
            contact(odoo, 11, "D");
            invoice(odoo, 1, 101, 11, "10").put("no_followup", true).put("blocked", false);
            odoo.fields = "blocked reversal_move_id";
            var kit = new OdooKit(odoo.url());
            assertThat(kit.mapped(kit.swept().get(0)).item().flags()).isEmpty();

            odoo.fields = "no_followup reversal_move_ids";

            assertThat(kit.mapped(kit.swept().get(0)).item().flags()).containsExactly(ItemFlag.BLOCKED);
        }
    }

    @Test
    void aLastingFailureEndsTheSweepAtOnce() {
        try (var odoo = new OdooStub(19)) {
            odoo.answerNext(LINES, Reply.json(500, "builtins.ValueError"));
            var kit = new OdooKit(odoo.url());

            assertThatThrownBy(kit::swept)
                    .hasMessageContaining("account.move.line.search_read with builtins.ValueError")
                    .hasMessageNotContaining("Juan");
            assertThat(odoo.count(LINES)).isEqualTo(1);
        }
    }

    @Test
    void aServerThatStaysBusyIsLeftAloneAfterThreeTries() {
        try (var odoo = new OdooStub(19)) {
            odoo.answerNext(MOVES, Reply.html(502), Reply.html(502), Reply.html(502), Reply.html(502));
            assertThatThrownBy(() -> new OdooKit(odoo.url()).swept()).hasMessageContaining("HTTP 502");
            assertThat(odoo.count(MOVES)).isEqualTo(3);
        }
    }

    private static OdooKit paged(OdooStub odoo, int pageSize) {
        return new OdooKit(odoo.url(), OdooKit.settings(pageSize, NotesOn.INVOICE));
    }

    /** Of one debtor. */
    static OdooStub twoInvoices(int version) {
        var odoo = new OdooStub(version);
        contact(odoo, 11, "D");
        invoice(odoo, 1, 101, 11, "10");
        invoice(odoo, 3, 102, 11, "20");
        return odoo;
    }

    static com.fasterxml.jackson.databind.node.ObjectNode contact(OdooStub odoo, long id, String name) {
        return odoo.put(
                "res.partner", id, "name", name, "type", "contact", "active", true, "commercial_partner_id", id);
    }

    static com.fasterxml.jackson.databind.node.ObjectNode invoice(
            OdooStub odoo, long line, long move, long contact, String amount) {
        odoo.put("account.move", move, "name", "INV/" + move, "payment_state", "not_paid", "move_type", "out_invoice");
        return odoo.put(
                "account.move.line",
                line,
                "move_id",
                move,
                "move_name",
                "INV/" + move,
                "partner_id",
                contact,
                "currency_id",
                126,
                "company_id",
                3,
                "parent_state",
                "posted",
                "reconciled",
                false,
                "amount_currency",
                new java.math.BigDecimal(amount),
                "amount_residual_currency",
                new java.math.BigDecimal(amount),
                "invoice_date",
                "2026-07-02",
                "date_maturity",
                "2026-08-01");
    }
}
