package org.dunning.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AnswerLinksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String KEY = "a-key-of-more-than-thirty-two-characters";

    private static AnswerLinks links(LocalDate on, String key) {
        return new AnswerLinks(
                new AnswerLinkProperties(true, "https://pay.example.com/", key, null, 45, 30),
                Clock.fixed(on.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
    }

    private static String token() {
        String link = links(DAY, KEY).of(4711, DAY).orElseThrow();
        assertThat(link).startsWith("https://pay.example.com/a/").hasSize(26 + 38);
        return link.substring(26);
    }

    @Test
    void aLinkLeadsToItsDeliveryUntilItEnds() {
        assertThat(links(DAY, KEY).delivery(token())).contains(4711L);
        assertThat(links(DAY.plusDays(45), KEY).delivery(token())).contains(4711L);
        assertThat(links(DAY.plusDays(46), KEY).delivery(token())).isEmpty();
    }

    @Test
    void whatIsNotSignedHereLeadsNowhere() {
        assertThat(links(DAY, KEY + "2").delivery(token())).isEmpty();
        for (int at = 0; at < token().length() - 1; at++) {
            var forged = new StringBuilder(token());
            forged.setCharAt(at, forged.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(links(DAY, KEY).delivery(forged.toString())).isEmpty();
        }
        for (String nonsense : new String[] {"", "x", "%%%", "A".repeat(38), "A".repeat(5000), token() + "A"}) {
            assertThat(links(DAY, KEY).delivery(nonsense)).isEmpty();
        }
        assertThat(AnswerLinks.none().of(1, DAY)).isEmpty();
        assertThat(AnswerLinks.none().delivery(token())).isEmpty();
    }

    @Test
    void theKeyIsLongTheAddressProtectedAndNeitherIsPrinted() {
        assertThatThrownBy(() -> new AnswerLinkProperties(true, "https://x.example", "short", null, 1, 1))
                .hasMessageContaining("32 characters");
        assertThatThrownBy(() -> new AnswerLinkProperties(true, "http://x.example", KEY, null, 1, 1))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> new AnswerLinkProperties(true, null, KEY, null, 1, 1))
                .hasMessageContaining("base-url");
        assertThat(new AnswerLinkProperties(true, "https://x.example", KEY, null, 1, 1).toString())
                .doesNotContain(KEY);
    }
}
