package org.dunning.erp.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services answer, in the forms that were met. */
class ODataAnswersTest {

    @Test
    void datesAreDaysInUtcDecimalsStayAsWrittenAndCountsAreTexts() throws Exception {
        ODataJson.Page page = page(
                """
                {"d":{"__count":"126","__next":"A?$skiptoken=1","results":[{"__metadata":{"etag":"W/\\"1\\""},
                 "Due":"\\/Date(1790812800000)\\/","At":"/Date(1790812800000+0000)/","Never":null,"Before":"/Date(-86400000)/",
                 "Amount":"1190.00","Number":1190.15,"Count":3,"Open":true,"Text":"/Date(x)/",
                 "to_More":{"__deferred":{"uri":"http://evil.example.com"}},"to_All":{"results":[{"A":"1"}]},"to_One":{"B":"2"}}]}}
                """);

        assertThat(page.count()).isEqualTo(126);
        assertThat(page.next()).isEqualTo("A?$skiptoken=1");
        ODataRow row = page.rows().get(0);
        assertThat(row.etag()).isEqualTo("W/\"1\"");
        assertThat(row.values())
                .containsEntry("Due", LocalDate.of(2026, 10, 1))
                .containsEntry("At", LocalDate.of(2026, 10, 1))
                .containsEntry("Never", null)
                .containsEntry("Before", LocalDate.of(1969, 12, 31))
                .containsEntry("Amount", "1190.00")
                .containsEntry("Number", new BigDecimal("1190.15"))
                .containsEntry("Count", 3L)
                .containsEntry("Open", true)
                .containsEntry("Text", "/Date(x)/")
                .containsEntry("to_All", List.of(Map.of("A", "1")))
                .containsEntry("to_One", Map.of("B", "2"))
                .doesNotContainKey("to_More");
    }

    @Test
    void rowsComeInALooseListOrAlone() throws Exception {
        assertThat(page("{\"d\":[{\"A\":\"1\"},{\"A\":\"2\"}]}").rows()).hasSize(2);
        assertThat(page("{\"d\":{\"A\":\"1\"}}").rows()).hasSize(1);
        assertThat(page("{\"d\":{\"results\":[]}}").rows()).isEmpty();
    }

    @Test
    void valuesAreWrittenSoThatTheyStayValues() {
        assertThat(ODataLiteral.is("Name", "O'Neil' or 1 eq 1")).isEqualTo("Name eq 'O''Neil'' or 1 eq 1'");
        assertThat(ODataLiteral.address("A_Set", Map.of("Id", "00'1/?#"))).isEqualTo("A_Set(Id='00''1%2F%3F%23')");
        assertThat(ODataLiteral.day(LocalDate.of(2026, 11, 22))).isEqualTo("datetime'2026-11-22T00:00:00'");
        assertThat(ODataJson.written(Map.of("On", LocalDate.of(2026, 10, 1))))
                .isEqualTo("{\"On\":\"/Date(1790812800000)/\"}");
    }

    @Test
    void metadataWithADoctypeAreRefused() {
        String hostile =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><edmx:Edmx xmlns:edmx=\"x\">&e;</edmx:Edmx>";

        assertThatThrownBy(() -> ODataMetadata.parse(hostile.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ODataException.class)
                .hasMessageContaining("no valid EDMX")
                .hasMessageNotContaining("passwd");
    }

    private static ODataJson.Page page(String json) throws Exception {
        return ODataJson.page(ODataJson.MAPPER.readTree(json));
    }
}
