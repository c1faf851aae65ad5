package org.dunning.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.ZoneOffset;
import java.util.Locale;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneMailAddressTest {

    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private static Company from(String address) {
        return new Company(ZoneOffset.UTC, address, null, null, null, null, Locale.ENGLISH, "standard", null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "Cobros <a@example.com>",
                "\"Ñandú, S.L.\" <a@example.com>",
                "a@exämple.com",
                "",
                "${MAIL_FROM}"
            })
    void takesOneAddress(String address) {
        assertThat(validator.validate(from(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "a@example.com, b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "<a@example.com> b"
            })
    void refusesEverythingElse(String address) {
        assertThat(validator.validate(from(address))).singleElement().satisfies(violation -> {
            assertThat(violation.getPropertyPath()).hasToString("from");
            assertThat(violation.getMessage()).startsWith("must be one e-mail address");
        });
    }
}
