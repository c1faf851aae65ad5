package org.dunning.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbanTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @CsvSource({
        "ES91 2100 0418 4502 0005 1332, true",
        "es9121000418450200051332, true",
        "DE89370400440532013000, true",
        "GB82 WEST 1234 5698 7654 32, true",
        "${IBAN}, true",
        "ES90 2100 0418 4502 0005 1332, false",
        "ES19 2100 0418 4502 0005 1332, false",
        "ES91 2100 0418 4502 0005 133, false",
        "ES00 0000 0000 0000 0000 0000, false",
        "account 12345, false"
    })
    void isHeldToItsLengthAndCheckDigits(String iban, boolean good) {
        assertThat(VALIDATOR.validate(new Payment(iban, null, null, null)).isEmpty())
                .isEqualTo(good);
    }
}
