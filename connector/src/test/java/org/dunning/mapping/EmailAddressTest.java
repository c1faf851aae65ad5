package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "pagos@example.com, pagos@example.com",
        "' pagos+dun.1@mail.example.com ', pagos+dun.1@mail.example.com",
        "o'brien@example.org, o'brien@example.org",
        "info@exämple.de, info@xn--exmple-cua.de",
        "info@例え.example, info@xn--r8jz45g.example",
    })
    void takesOneAddressAndWritesItsDomainInAscii(String written, String address) {
        assertThat(EmailAddress.of(written)).isEqualTo(new EmailAddress(address, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                " ",
                "-",
                "n/a",
                "pagos",
                "@example.com",
                "pagos@",
                "a@example.com, b@example.com",
                "a@example.com; b@example.com",
                "a@example.com b@example.com",
                "a@b@example.com",
                "Ana <ana@example.com>",
                "\"a b\"@example.com",
                "müller@example.com",
                "a..b@example.com",
                ".a@example.com",
                "a@localhost",
                "a@[127.0.0.1]",
                "a@exa mple.com",
                "a@.com",
                "a@example..com",
                "a@-example.com",
                "a@straße.example",
                "a@example.com\r\nBcc: b@example.com",
                "a\u0000b@example.com",
                "a(comment)@example.com",
                "group:a@example.com;",
            })
    void refusesWhatIsNotExactlyOneAddressInWords(String written) {
        EmailAddress refused = EmailAddress.of(written);

        assertThat(refused.address()).isNull();
        assertThat(refused.problem()).contains("in the ERP").doesNotContain("example");
    }

    @Test
    void refusesAnAddressLongerThanMailServersTake() {
        assertThat(EmailAddress.of("a".repeat(65) + "@example.com").address()).isNull();
        assertThat(EmailAddress.of("a@" + "b".repeat(300_000) + ".com").problem())
                .contains("too long");
    }
}
