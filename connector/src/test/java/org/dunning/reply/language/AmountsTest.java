package org.dunning.reply.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.300|1300",
                "1,250|1250",
                "1.300,50|1300.50",
                "1,300.50|1300.50",
                "450,5|450.5",
                "99.90|99.90",
                "1'500|1500",
                "1 500|1500",
                "12.345.678,90|12345678.90",
                "800|800"
            })
    void theLastSeparatorDecides(String written, BigDecimal value) {
        assertThat(AmountFinder.value(written)).isEqualByComparingTo(value);
    }
}
