package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.MappedRecord.SetAside;
import org.dunning.receivable.OpenItem;

/** Whatever an ERP's tables hold, a record is either usable or set aside, and the next one is read (fault 28). */
class PoisonRecordsTest {

    private static final ItemMapper MAPPER =
            new ItemMapper(YamlFile.read(Path.of("mappings/records/sql.yaml"), RecordMapping.class));
    private static final BigDecimal ABSURD = BigDecimal.TEN.pow(13);
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    @Property
    void nothingInAnyColumnStopsThePage(@ForAll("columns") String column, @ForAll("values") Object value) {
        Map<String, Object> poison = ItemMapperTest.row();
        poison.put(column, value);

        List<MappedRecord> mapped = MAPPER.map("iberica", List.of(ItemMapperTest.row(), poison, ItemMapperTest.row()));

        assertThat(mapped).hasSize(3);
        assertThat(mapped.get(0)).isInstanceOf(Mapped.class).isEqualTo(mapped.get(2));
    }

    @Property
    void whatIsUsedIsCleanAndWhatIsNotHasAReason(@ForAll("columns") String column, @ForAll("values") Object value) {
        Map<String, Object> row = ItemMapperTest.row();
        row.put(column, value);

        MappedRecord mapped = MAPPER.map("iberica", List.of(row)).get(0);

        if (mapped instanceof SetAside aside) {
            assertThat(Field.labels()).contains(aside.field());
            assertThat(aside.reason()).isNotBlank().hasSizeLessThan(200).doesNotContain("Núñez");
        } else {
            assertUsable(((Mapped) mapped).item());
            assertThat(HARMFUL.matcher(mapped.toString()).find()).isFalse();
        }
    }

    @Property
    void anAmountIsTakenExactlyOrNotAtAll(@ForAll BigDecimal amount) {
        Map<String, Object> row = ItemMapperTest.row();
        row.put("residual", amount);

        MappedRecord mapped = MAPPER.map("iberica", List.of(row)).get(0);

        boolean exact = amount.stripTrailingZeros().scale() <= 2 && amount.abs().compareTo(ABSURD) < 0;
        assertThat(mapped).isInstanceOf(exact ? Mapped.class : SetAside.class);
        if (mapped instanceof Mapped used) {
            assertThat(used.item().residual().amount()).isEqualByComparingTo(amount);
        }
    }

    @Property
    void anAddressIsOneOrNone(@ForAll("addresses") String written) throws Exception {
        EmailAddress address = EmailAddress.of(written);

        assertThat(address.address() == null).isNotEqualTo(address.problem() == null);
        if (address.address() != null) {
            assertThat(address.address())
                    .matches("[\\x21-\\x7E]{1,64}@[A-Za-z0-9.-]+")
                    .doesNotContain(",", ";");
            assertThat(new InternetAddress(address.address(), true).getAddress())
                    .isEqualTo(address.address());
        }
    }

    private static void assertUsable(OpenItem item) {
        assertThat(item.residual().amount().abs()).isLessThan(ABSURD);
        assertThat(item.key().document()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertThat(item.erpKey()).isNotBlank();
    }

    @Provide
    Arbitrary<String> columns() {
        return Arbitraries.of(ItemMapperTest.row().keySet());
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(400).map(text -> (Object) text),
                Arbitraries.strings().ascii().ofMaxLength(12).map(text -> (Object) text),
                Arbitraries.bigDecimals().map(number -> (Object) number),
                Arbitraries.integers().between(-400, 400).map(scale ->
                        (Object) BigDecimal.ONE.scaleByPowerOfTen(scale)),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        Float.NaN,
                        new BigDecimal("1E+2147483647"),
                        new BigDecimal("1E-2147483647"),
                        new java.sql.Date(Long.MAX_VALUE),
                        new java.sql.Timestamp(Long.MIN_VALUE),
                        "x".repeat(200_000),
                        "\uD83D",
                        new byte[] {1, 2},
                        List.of("a", List.of()),
                        new HashMap<>(Map.of("id", 1)),
                        true));
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.strings()
                .withChars("aZ0.@,; <>\"\\()ñ-_+'\r\n\u0000ß:")
                .ofMaxLength(24)
                .map(text -> text.contains("@") ? text + ".example" : text);
    }
}
