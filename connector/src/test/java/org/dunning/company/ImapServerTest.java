package org.dunning.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImapServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
    void onThisMachineNoTlsIsNeeded(String host) {
        assertThat(new ImapServer(host, null, ImapServer.Tls.NONE, "ar", "secret").portOrUsual())
                .isEqualTo(143);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.com", "127.example.com", "localhost.example.com", "10.0.0.1"})
    void toAnotherMachineNoPasswordGoesWithoutTls(String host) {
        assertThatThrownBy(() -> new ImapServer(host, null, ImapServer.Tls.NONE, "ar", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use imaps");
    }

    @Test
    void doesNotTellItsPassword() {
        assertThat(new ImapServer("mail.example.com", null, ImapServer.Tls.IMAPS, "ar", "secret"))
                .hasToString("mail.example.com:993, tls IMAPS");
    }
}
