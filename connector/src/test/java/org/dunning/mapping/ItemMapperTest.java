package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.MappedRecord.SetAside;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemMapperTest {

    private static final ItemMapper SQL =
            new ItemMapper(YamlFile.read(Path.of("mappings/records/sql.yaml"), RecordMapping.class));

    @Test
    void readsAnItemAndItsDebtorFromARow() {
        MappedRecord mapped = SQL.map("iberica", List.of(row())).get(0);

        assertThat(mapped).isInstanceOf(Mapped.class);
        OpenItem item = ((Mapped) mapped).item();
        assertThat(item.key()).isEqualTo(new ItemKey("sql", "iberica", "F-1", "1"));
        assertThat(item.residual()).isEqualTo(Money.of("80.5", "EUR"));
        assertThat(item.amount()).isEqualTo(Money.of("100", "EUR"));
        assertThat(item.dueDate()).isEqualTo("2026-03-01");
        assertThat(item.flags()).isEmpty();
        Debtor debtor = ((Mapped) mapped).debtor();
        assertThat(debtor.name()).isEqualTo("Talleres Núñez, S.L.");
        assertThat(debtor.email()).isEqualTo("pagos@example.com");
        assertThat(debtor.contactProblem()).isNull();
        assertThat(debtor.language()).isEqualTo(Locale.forLanguageTag("es-MX"));
    }

    @Test
    void findsColumnsOfADatabaseThatWritesThemInUpperCase() {
        Map<String, Object> upper = new HashMap<>();
        row().forEach((label, value) -> upper.put(label.toUpperCase(Locale.ROOT), value));

        assertThat(SQL.map("iberica", List.of(upper))).isEqualTo(SQL.map("iberica", List.of(row())));
    }

    @Test
    void keepsAnItemWithoutDueDateSoThatTheRunCanSayWhy() {
        assertThat(item(with("due_date", null)).dueDate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "X,true", "S,true", "1,true", "0,false", "no,false", "'',false"})
    void readsYesAndNoAsErpsWriteThem(String written, boolean blocked) {
        assertThat(item(with("blocked", written)).has(ItemFlag.BLOCKED)).isEqualTo(blocked);
    }

    @Test
    void takesTheReasonOfABlockInWords() {
        assertThat(debtor(with("debtor_blocked", "asked for by sales")).blockReason())
                .isEqualTo("asked for by sales");
        assertThat(debtor(with("debtor_blocked", true)).blockReason()).isEqualTo("blocked for dunning in the ERP");
        assertThat(debtor(with("debtor_blocked", "f")).blockReason()).isNull();
    }

    @Test
    void readsDatesInTheFormsOfDriversAndInterfaces() {
        List<Object> forms = List.of(
                LocalDate.of(2026, 3, 1),
                Date.valueOf("2026-03-01"),
                Timestamp.valueOf("2026-03-01 23:59:59"),
                "2026-03-01",
                "2026-03-01T23:59:59Z",
                "20260301");

        assertThat(forms)
                .allSatisfy(form ->
                        assertThat(item(with("due_date", form)).dueDate()).isEqualTo("2026-03-01"));
        assertThat(item(with("due_date", "00000000")).dueDate()).isNull();
    }

    @Test
    void takesLevelZeroAsNotDunnedYet() {
        assertThat(item(with("erp_level", 0)).erpLevel()).isNull();
        assertThat(item(with("erp_level", new BigDecimal("2.0"))).erpLevel()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "currency, EURO, 'EURO' is not a currency code of ISO 4217 such as EUR",
        "currency, XXX, 'XXX' is not a currency code of ISO 4217 such as EUR",
        "currency, Maria Lopez, is not a currency code of ISO 4217 such as EUR",
        "residual, 10.005, has more decimals than EUR has (2)",
        "residual, NaN, is not a number such as 1234.56",
        "residual, '1.234,56', is not a number such as 1234.56",
        "residual, 1E+30, 'is 10,000,000,000,000 or more; no open item is that large'",
        "residual, 1E+999999999, 'is 10,000,000,000,000 or more; no open item is that large'",
        "residual, 1E-999999999, has more decimals than EUR has (2)",
        "amount, -10000000000000, 'is 10,000,000,000,000 or more; no open item is that large'",
        "due-date, 31.03.2026, is not a date such as 2026-03-31",
        "due-date, 2026-02-30, is not a date such as 2026-03-31",
        "document-date, 0026-03-31, lies outside the years 1900 to 2999",
        "erp-level, three, is not a whole number from 0 to 99",
        "blocked, perhaps, is neither yes nor no; list its values under 'values' in the mapping",
        "document-no, '  ', is missing",
        "debtor-no, , is missing",
        "erp-key, , is missing",
        "residual, , is missing",
    })
    void setsARecordAsideWithTheFieldAndTheReason(String field, String value, String reason) {
        MappedRecord mapped = SQL.map("iberica", List.of(with(field.replace('-', '_'), value)))
                .get(0);

        String document = field.equals("document-no") ? null : "F-1";
        assertThat(mapped).isEqualTo(new SetAside(document, "1", field, reason));
    }

    @Test
    void setsAsideNumbersThatAreNone() {
        assertThat(setAside(with("residual", Double.NaN)).field()).isEqualTo("residual");
        assertThat(setAside(with("residual", Double.POSITIVE_INFINITY)).field()).isEqualTo("residual");
        assertThat(setAside(with("blocked", Double.NaN)).field()).isEqualTo("blocked");
        assertThat(setAside(with("currency", "JPY")).reason()).isEqualTo("has more decimals than JPY has (0)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: b",
                "a\u0000",
                "a\u202Egnp.exe",
                "a\u2066b",
                "a\u2028b",
                "half \uD83D char",
                "a\u0085b"
            })
    void setsAsideNamesAndDocumentsWithHiddenCharacters(String text) {
        assertThat(setAside(with("debtor_name", "x" + text + "x")).field()).isEqualTo("debtor-name");
        assertThat(setAside(with("document_no", "x" + text + "x")))
                .isEqualTo(new SetAside(
                        null,
                        "1",
                        "document-no",
                        "holds a control character, a line break or a hidden direction mark"));
    }

    @Test
    void setsAsideANameOf200KilobytesWithoutRepeatingIt() {
        SetAside aside = setAside(with("debtor_name", "Müller ".repeat(28_000)));

        assertThat(aside.field()).isEqualTo("debtor-name");
        assertThat(aside.reason()).doesNotContain("Müller").hasSizeLessThan(100);
    }

    @Test
    void goesOnAfterAPoisonRecord() {
        assertThat(SQL.map("iberica", List.of(row(), with("currency", "???"), row())))
                .hasExactlyElementsOfTypes(Mapped.class, SetAside.class, Mapped.class);
    }

    @Test
    void keepsNamesWithEmojiAccentsAndRightToLeftScripts() {
        for (String name : List.of("Große Bäckerei 🥐", "شركة المثال", "O'Brien & Søn <b>", "株式会社例")) {
            assertThat(debtor(with("debtor_name", name)).name()).isEqualTo(name);
        }
    }

    @Test
    void turnsLineBreaksInAReferenceIntoBlanks() {
        assertThat(item(with("reference", "order 7\nsecond floor")).reference()).isEqualTo("order 7 second floor");
    }

    @Test
    void refusesRecordsWithoutAColumnTheMappingNames() {
        Map<String, Object> row = row();
        row.remove("due_date");

        assertThatThrownBy(() -> SQL.map("iberica", List.of(row)))
                .isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("sql.yaml:")
                .hasMessageContaining("have no such column")
                .hasMessageContaining("document_no");
    }

    @Test
    void walksIntoNestedRecordsTranslatesValuesAndTurnsSigns(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("api.yaml"),
                """
                source: api
                fields:
                  document-no: name
                  erp-key: id
                  debtor-no: partner.id
                  debtor-name: partner_id.1
                  email: { from: mail, values: { "false": "" } }
                  currency: { from: money, values: { E: EUR }, default: USD }
                  residual: { from: balance, negate: true }
                  due-date: due
                  direct-debit: { from: pays_by_transfer, negate: true }
                """);
        var mapper = new ItemMapper(YamlFile.read(file, RecordMapping.class));

        Map<String, Object> record = new HashMap<>(Map.of(
                "name",
                "INV/1",
                "id",
                12,
                "partner",
                Map.of("id", 7L),
                "partner_id",
                List.of(7, "Acme"),
                "mail",
                false,
                "money",
                "E",
                "balance",
                -12.5,
                "due",
                "2026-03-01",
                "pays_by_transfer",
                false));
        Mapped mapped = (Mapped) mapper.map("c", List.of(record)).get(0);

        assertThat(mapped.item().residual()).isEqualTo(Money.of("12.50", "EUR"));
        assertThat(mapped.item().has(ItemFlag.DIRECT_DEBIT)).isTrue();
        assertThat(mapped.item().erpKey()).isEqualTo("12");
        assertThat(mapped.debtor().key().number()).isEqualTo("7");
        assertThat(mapped.debtor().name()).isEqualTo("Acme");
        assertThat(mapped.debtor().contactProblem()).isEqualTo("no e-mail address in the ERP");
        record.put("money", null);
        assertThat(((Mapped) mapper.map("c", List.of(record)).get(0)).item().residual())
                .isEqualTo(Money.of("12.50", "USD"));
    }

    private static OpenItem item(Map<String, Object> row) {
        return ((Mapped) SQL.map("iberica", List.of(row)).get(0)).item();
    }

    private static Debtor debtor(Map<String, Object> row) {
        return ((Mapped) SQL.map("iberica", List.of(row)).get(0)).debtor();
    }

    private static SetAside setAside(Map<String, Object> row) {
        return (SetAside) SQL.map("iberica", List.of(row)).get(0);
    }

    private static Map<String, Object> with(String column, Object value) {
        Map<String, Object> row = row();
        assertThat(row).containsKey(column);
        row.put(column, value);
        return row;
    }

    static Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        for (String column : Arrays.asList(
                "line_no",
                "country",
                "time_zone",
                "segment",
                "credit_for",
                "reference",
                "blocked",
                "disputed",
                "direct_debit",
                "in_payment",
                "erp_level",
                "debtor_blocked",
                "debtor_stopped")) {
            row.put(column, null);
        }
        row.putAll(Map.of(
                "document_no", "F-1",
                "erp_key", 4711L,
                "debtor_no", "100",
                "debtor_name", " Talleres Núñez, S.L. ",
                "email", "pagos@example.com",
                "language", "es_MX",
                "currency", "EUR",
                "amount", new BigDecimal("100.0000"),
                "residual", new BigDecimal("80.50")));
        row.put("document_date", Date.valueOf("2026-02-01"));
        row.put("due_date", Date.valueOf("2026-03-01"));
        return row;
    }
}
