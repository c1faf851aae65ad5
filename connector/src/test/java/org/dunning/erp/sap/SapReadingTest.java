package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.mapping.MappedRecord;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SapReadingTest {

    private static final LocalDate DUE = LocalDate.of(2026, 10, 4);

    private static SapPeer sap;
    private static FaultProxy proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        sap = new SapPeer();
        proxy = new FaultProxy(sap.url());
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sap.close();
    }

    @BeforeEach
    void oneDebtor() {
        sap.forget();
        sap.debtor("17100001", "Tomillo Recambios SL", "pagos@example.com");
        proxy.requests.clear();
    }

    @Test
    void readsAnInvoiceWithItsMasterData() {
        sap.item("1800000001", "17100001", "1190.00", DUE).put("DunningLevel", "1");

        MappedRecord.Mapped mapped = kit().mapped(kit().swept().get(0));

        assertThat(mapped.item().key()).hasToString("sap/tomillo/1800000001/2026/001");
        assertThat(mapped.item().erpKey()).isEqualTo("1010/2026/1800000001/001");
        assertThat(mapped.item().residual()).isEqualTo(Money.of("1190", "EUR"));
        assertThat(mapped.item().dueDate()).isEqualTo(DUE);
        assertThat(mapped.item().documentDate()).isEqualTo(DUE.minusDays(30));
        assertThat(mapped.item().reference()).isEqualTo("INV-1800000001");
        assertThat(mapped.item().erpLevel()).isEqualTo(1);
        assertThat(mapped.item().flags()).isEmpty();
        assertThat(mapped.debtor().name()).isEqualTo("Tomillo Recambios SL");
        assertThat(mapped.debtor().email()).isEqualTo("pagos@example.com");
        assertThat(mapped.debtor().language()).hasToString("es");
        assertThat(mapped.debtor().country()).isEqualTo("ES");
        assertThat(mapped.debtor().blockReason()).isNull();
        assertThat(mapped.debtor().stopReason()).isNull();
    }

    /** Letters and calls cost no request more than mails. */
    @Test
    void readsWhereToWriteAndToCallWithTheSameRequests() {
        sap.item("1800000001", "17100001", "1190.00", DUE);
        kit().swept();
        int requests = proxy.requests.size();
        proxy.requests.clear();
        sap.phone("17100001", "", "001", "+34 910 000 002", false);
        sap.phone("17100001", "", "002", "+34 (910) 000-001", true);
        sap.phone("17100001", "0000004711", "001", "+34 600 000 000", true);

        MappedRecord.Mapped mapped = kit().mapped(kit().swept().get(0));

        assertThat(mapped.debtor().reach().phone()).isEqualTo("+34910000001");
        assertThat(mapped.debtor().reach().postalAddress()).isEqualTo("Calle Mayor 1\n28013 Madrid");
        assertThat(proxy.requests).hasSize(requests);
    }

    @Test
    void guessesNoNumberAmongSeveralAndNoAddressWithoutAPlace() {
        sap.item("1800000001", "17100001", "1190.00", DUE);
        sap.phone("17100001", "", "001", "+34 910 000 002", false);
        sap.phone("17100001", "", "002", "+34 910 000 003", false);
        sap.rows(SapPeer.MASTER).of("A_BusinessPartnerAddress").get(0).putAll(Map.of("PostalCode", "", "CityName", ""));

        MappedRecord.Mapped mapped = kit().mapped(kit().swept().get(0));

        assertThat(mapped.debtor().reach().phone()).isNull();
        assertThat(mapped.debtor().reach().postalAddress()).isNull();
    }

    @Test
    void leavesOutWhatIsClearedAnotherCompanysNotedOrOfAnotherSpecialLedger() {
        sap.item("1", "17100001", "1", DUE).put("IsCleared", true);
        sap.item("2", "17100001", "1", DUE).put("CompanyCode", "2020");
        sap.item("3", "17100001", "1", DUE).put("AccountingDocumentCategory", "S");
        sap.item("4", "17100001", "-500", DUE).put("SpecialGLCode", "A");
        sap.item("5", "17100001", "1", DUE).put("FinancialAccountType", "K");
        sap.item("6", "17100001", "1", DUE);

        assertThat(kit().swept())
                .extracting(row -> row.get("AccountingDocument"))
                .containsExactly("6");
        assertThat(kit("special-gl[0]=", "special-gl[1]=A").swept())
                .extracting(row -> row.get("AccountingDocument"))
                .containsExactly("4", "6");
    }

    @Test
    void readsRangesOfDebtorsOneAfterTheOther() {
        sap.item("1", "17100001", "1", DUE);
        sap.item("2", "17100005", "1", DUE);
        sap.item("3", "29900000", "1", DUE);

        assertThat(kit("debtor-ranges=17100005..17199999,17000000..17100004").swept())
                .extracting(row -> row.get("AccountingDocument"))
                .containsExactly("2", "1");
    }

    @Test
    void asksForTheFieldsItNeedsOfOneCompanyAndNeverForEverything() {
        sap.item("1", "17100001", "1", DUE);
        proxy.bodies.clear();
        var kit = kit("debtor-ranges=17100000..17199999");
        kit.swept();
        kit.recheck(List.of("1010/2026/1/001"), List.of("17100001"));

        List<String> asked = java.util.stream.Stream.concat(
                        proxy.requests.stream().map(request -> request.replaceFirst("^GET .*/A_", "GET A_")),
                        proxy.bodies.stream().flatMap(String::lines))
                .filter(line -> line.startsWith("GET A_"))
                .map(line -> java.net.URLDecoder.decode(line, java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        assertThat(asked).hasSizeGreaterThanOrEqualTo(8).allSatisfy(question -> {
            assertThat(question).contains("$select=").doesNotContain("*");
            assertThat(question).containsAnyOf("CompanyCode eq '1010'", "Customer eq '17100001'");
            String fields = question.replaceFirst(".*\\$select=", "").replaceFirst("&.*", "");
            assertThat(fields.split(",")).hasSizeBetween(1, 25);
        });
        assertThat(asked)
                .filteredOn(question -> question.contains("$orderby=CompanyCode,FiscalYear"))
                .first()
                .asString()
                .contains("Customer ge '17100000' and Customer le '17199999'", "IsCleared eq false");
    }

    @Test
    void readsAllPagesOfManyItemsInABoundedNumberOfRequests() {
        for (int i = 0; i < 20; i++) {
            sap.debtor(String.valueOf(20_000_000 + i), "Debtor " + i, i + "@example.com");
        }
        sap.items().clear();
        sap.rows(SapPeer.CUBE)
                .replaceAll(
                        SapPeer.ITEMS,
                        java.util.stream.IntStream.range(0, 1_250)
                                .mapToObj(i -> SapPeer.invoice(
                                        String.valueOf(1_800_000_000 + i),
                                        String.valueOf(20_000_000 + i % 20),
                                        "10.00",
                                        DUE))
                                .toList());

        List<Map<String, Object>> rows = kit().swept();

        assertThat(rows).hasSize(1_250);
        assertThat(rows).extracting(row -> row.get("key")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get("dunning_email")).doesNotContainNull();
        // The server gives 100 rows a page, so 13; one more finds out that the second window is the last.
        assertThat(proxy.count("GET /sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/A_"))
                .isLessThanOrEqualTo(14);
        assertThat(proxy.count("API_BUSINESS_PARTNER/$batch")).isEqualTo(1);
        assertThat(proxy.requests).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aCreditIsNegativeAndNamesItsInvoice() {
        Map<String, Object> credit = sap.item("1600000001", "17100001", "-200.00", DUE);
        credit.put("InvoiceReference", "1800000001");
        Map<String, Object> ownTerms = sap.item("1600000002", "17100001", "-10.00", DUE);
        ownTerms.put("InvoiceReference", "V");

        List<MappedRecord> mapped = kit().mapped(kit().swept());

        assertThat(mapped)
                .extracting(record -> ((MappedRecord.Mapped) record).item().creditFor())
                .containsExactly("1800000001", null);
        assertThat(((MappedRecord.Mapped) mapped.get(0)).item().residual()).isEqualTo(Money.of("-200", "EUR"));
    }

    @Test
    void anAmountWhoseSignIsNotThatOfItsCodeIsSetAsideAndItsDebtorIsNotWrittenTo() {
        sap.item("1600000001", "17100001", "-200.00", DUE).put("AmountInTransactionCurrency", new BigDecimal("200.00"));
        sap.item("1800000001", "17100001", "500.00", DUE);
        var kit = kit();

        List<MappedRecord> mapped = kit.mapped(kit.swept());
        assertThat(mapped.get(0)).isInstanceOfSatisfying(MappedRecord.SetAside.class, aside -> assertThat(aside.field())
                .isEqualTo("residual"));

        List<MappedRecord> again = kit.mapped(kit.recheck(List.of("1010/2026/1800000001/001"), List.of("17100001")));
        assertThat(again)
                .filteredOn(MappedRecord.Mapped.class::isInstance)
                .singleElement()
                .satisfies(record -> assertThat(
                                ((MappedRecord.Mapped) record).item().flags())
                        .containsExactly(ItemFlag.BLOCKED));
    }

    @Test
    void blocksComeFromTheLineItsKeyTheAreaOrTheAccount() {
        sap.item("1", "17100001", "1", DUE).put("DunningBlockingReason", "A");
        sap.item("2", "17100001", "1", DUE).put("DunningArea", "02");
        sap.item("3", "17100001", "1", DUE).put("PaymentMethod", "E");
        sap.item("4", "17100001", "1", DUE);
        sap.item("5", "17100001", "1", DUE).put("DunningKey", "Z");
        sap.item("6", "17100001", "1", DUE).put("DunningKey", "1");
        sap.add(
                "A_CustomerDunning",
                "Customer",
                "17100001",
                "CompanyCode",
                "1010",
                "DunningArea",
                "02",
                "DunningBlock",
                "B");
        var kit = kit("direct-debit-methods=E", "blocking-dunning-keys=Z");

        assertThat(kit.mapped(kit.swept()))
                .extracting(
                        record -> ((MappedRecord.Mapped) record).item().flags().toString())
                .containsExactly("[BLOCKED]", "[BLOCKED]", "[DIRECT_DEBIT]", "[]", "[BLOCKED]", "[]");

        sap.dunning("17100001").put("LegDunningProcedureOn", SapPeer.day(LocalDate.of(2026, 1, 2)));
        sap.rows(SapPeer.MASTER).of("A_Customer").get(0).put("DeletionIndicator", true);
        MappedRecord.Mapped fourth = kit.mapped(kit.swept().get(3));
        assertThat(fourth.debtor().stopReason()).contains("legal dunning proceedings in SAP since 2026-01-02");
        assertThat(fourth.debtor().blockReason()).isEqualTo("the account is marked for deletion in SAP");
    }

    @Test
    void aBlockOfTheDefaultAreaHoldsAlsoWhereTheAccountHasNoDataOfTheItemsArea() {
        sap.item("1", "17100001", "1", DUE);
        sap.item("2", "17100001", "1", DUE).put("DunningArea", "02");
        sap.item("3", "17100001", "1", DUE).put("DunningArea", "09");
        sap.add(
                "A_CustomerDunning",
                "Customer",
                "17100001",
                "CompanyCode",
                "1010",
                "DunningArea",
                "02",
                "DunningBlock",
                "");
        assertThat(flagsNow()).containsExactly("[]", "[]", "[]");

        sap.dunning("17100001").put("DunningBlock", "B");
        assertThat(flagsNow()).containsExactly("[BLOCKED]", "[]", "[BLOCKED]");

        // The recheck just before sending knows it by the same rule.
        var kit = kit();
        assertThat(kit.mapped(kit.recheck(List.of("1010/2026/3/001"), List.of("17100001"))))
                .singleElement()
                .satisfies(record -> assertThat(
                                ((MappedRecord.Mapped) record).item().flags())
                        .containsExactly(ItemFlag.BLOCKED));
    }

    private static List<String> flagsNow() {
        var kit = kit();
        return kit.mapped(kit.swept()).stream()
                .map(record -> ((MappedRecord.Mapped) record).item().flags().toString())
                .toList();
    }

    @Test
    void remindersGoToTheMarkedAddressElseByFunctionElseToTheDefaultOne() {
        sap.item("1", "17100001", "1", DUE);
        assertThat(emailNow("contact-functions=0003")).isEqualTo("pagos@example.com");

        sap.add(
                "A_BusinessPartnerContact",
                "RelationshipNumber",
                "7",
                "BusinessPartnerCompany",
                "917100001",
                "BusinessPartnerPerson",
                "55",
                "ValidityEndDate",
                SapPeer.day(LocalDate.of(9999, 12, 31)));
        sap.add(
                "A_BPContactToFuncAndDept",
                "RelationshipNumber",
                "7",
                "BusinessPartnerCompany",
                "917100001",
                "BusinessPartnerPerson",
                "55",
                "ValidityEndDate",
                SapPeer.day(LocalDate.of(9999, 12, 31)),
                "ContactPersonFunction",
                "0003",
                "EmailAddress",
                "ana@example.com");
        assertThat(emailNow("contact-functions=0003")).isEqualTo("ana@example.com");
        assertThat(emailNow("contact-functions=0009")).isEqualTo("pagos@example.com");

        sap.rows(SapPeer.MASTER)
                .of("A_BusinessPartnerContact")
                .get(0)
                .put("ValidityEndDate", SapPeer.day(SapKit.ON.minusDays(1)));
        sap.rows(SapPeer.MASTER)
                .of("A_BPContactToFuncAndDept")
                .get(0)
                .put("ValidityEndDate", SapPeer.day(SapKit.ON.minusDays(1)));
        assertThat(emailNow("contact-functions=0003")).isEqualTo("pagos@example.com");

        sap.email("17100001", "2", "mahnung@example.com", "Dunning", false);
        assertThat(emailNow("contact-functions=0003")).isEqualTo("mahnung@example.com");
    }

    @Test
    void ofSeveralAddressesWithoutADefaultNoneIsGuessed() {
        sap.item("1", "17100001", "1", DUE);
        sap.rows(SapPeer.MASTER).of("A_AddressEmailAddress").get(0).put("IsDefaultEmailAddress", false);
        assertThat(emailNow()).isEqualTo("pagos@example.com");

        sap.email("17100001", "2", "other@example.com", "", false);
        assertThat(emailNow()).isNull();
    }

    @Test
    void theDunningRecipientGetsTheReminders() {
        sap.item("1", "17100001", "1", DUE);
        sap.debtor("17100002", "Head office", "central@example.com");
        sap.dunning("17100001").put("DunningRecipient", "17100002");

        Map<String, Object> record = kit().swept().get(0);

        assertThat(record.get("dunning_email")).isEqualTo("central@example.com");
        assertThat(record.get("debtor_name")).isEqualTo("Tomillo Recambios SL");
    }

    @Test
    void rechecksTwoHundredItemsWithEveryCreditInTwoRequests() {
        for (int i = 1; i <= 200; i++) {
            sap.item(String.valueOf(1_800_000_000 + i), "17100001", "10.00", DUE);
        }
        sap.item("1600000001", "17100001", "-5.00", DUE);
        sap.item("1600000002", "17100009", "-5.00", DUE);
        sap.item("1800000001").put("IsCleared", true);
        var kit = kit();
        kit.recheck(List.of("1010/2026/1800000002/001"), List.of("17100001"));
        proxy.requests.clear();

        List<Map<String, Object>> rows = kit.recheck(
                java.util.stream.IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> "1010/2026/" + (1_800_000_000 + i) + "/001")
                        .toList(),
                List.of("17100001"));

        assertThat(rows)
                .hasSize(200)
                .extracting(row -> row.get("AccountingDocument"))
                .contains("1600000001", "1800000200")
                .doesNotContain("1800000001", "1600000002");
        assertThat(proxy.requests).hasSize(2).allMatch(request -> request.contains("$batch"));
    }

    @Test
    void tellsHowFreshTheCashSideIs() {
        sap.item("1400000001", "17100001", "-1", LocalDate.of(2026, 11, 20)).put("AccountingDocumentType", "DZ");
        sap.item("1400000001").put("PostingDate", SapPeer.day(LocalDate.of(2026, 11, 19)));
        sap.item("1400000001").put("IsCleared", true);
        var kit = kit();

        SapSweep sweep = kit.items.sweep(new org.dunning.ledger.SweepRequest(1, "tomillo", "1010", SapKit.ON, null));
        assertThat(sweep.hasNext()).isFalse();

        assertThat(kit.items.complete(sweep))
                .isEqualTo(new org.dunning.ledger.SweepResult(true, 0, LocalDate.of(2026, 11, 19), null));
    }

    @Test
    void aFieldThatTheServiceLacksIsToldAtItsLine() throws Exception {
        Path file = folder.resolve("sap.yaml");
        Files.writeString(file, Files.readString(Path.of("mappings/records/sap.yaml")) + "  disputed: YY1_Disputed\n");

        assertThatThrownBy(() -> new SapKit(proxy.url(), file).swept())
                .hasMessageContaining("sap.yaml:")
                .hasMessageContaining("this SAP has no field 'YY1_Disputed' in A_OperationalAcctgDocItemCube");
    }

    @Test
    void whatIsNotACompanyCodeIsRefusedBeforeAnythingIsAsked() {
        assertThatThrownBy(() -> kit().items
                        .sweep(new org.dunning.ledger.SweepRequest(1, "tomillo", "10' or '1' eq '1", SapKit.ON, null)))
                .hasMessageContaining("must be a company code such as 1010");
        assertThatThrownBy(() -> kit().recheck(List.of("x' or 1 eq 1"), List.of()))
                .hasMessageContaining("is no key such as 1010/2026/1800000001/001");
        assertThat(kit().recheck(List.of(), List.of("17100001' or '1' eq '1"))).isEmpty();
    }

    private static SapKit kit(String... settings) {
        return new SapKit(proxy.url(), settings);
    }

    private static Object emailNow(String... settings) {
        return kit(settings).swept().get(0).get("dunning_email");
    }
}
