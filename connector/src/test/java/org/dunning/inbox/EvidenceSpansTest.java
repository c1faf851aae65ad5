package org.dunning.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceSpansTest {

    @ParameterizedTest
    @CsvSource({
        "'', pay on friday please",
        "0-3, [[pay]] on friday please",
        "7-13 0-3, [[pay]] on [[friday]] please",
        "0-6 4-13, [[pay on friday]] please",
        "14-999, pay on friday [[please]]",
        "900-999 5-5 x-y 3, pay on friday please"
    })
    void theWordsThatCountAreMarkedInTheText(String spans, String marked) {
        assertThat(EvidenceSpans.marked("pay on friday please", spans)).isEqualTo(marked);
    }

    @Test
    void whatMayBeTheNumberOfADocumentIsFoundInASubject() {
        assertThat(DocumentWords.in("Re: Factura FV-1 (vencida), RE 2026/12."))
                .contains("FV-1", "2026/12", "RE 2026/12");
        assertThat(DocumentWords.in("Re: hola")).isEqualTo(List.of());
    }
}
