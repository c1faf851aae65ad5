package org.dunning.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderProofTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.acme.example; spf=pass smtp.mailfrom=x@d.example; dkim=pass (2048-bit) header.d=d.example; dmarc=pass (p=none)"
                        + " | mx.acme.example | spf pass, dkim pass, dmarc pass, says mx.acme.example | true",
                "mx.acme.example 1; dmarc=fail | mx.acme.example | dmarc fail, says mx.acme.example | false",
                "mx.acme.example; none | mx.acme.example | neither SPF nor DKIM nor DMARC, says mx.acme.example | false",
                "evil.example; dmarc=pass ^ mx.acme.example; spf=softfail; dmarc=fail | MX.acme.example"
                        + " | spf softfail, dmarc fail, says mx.acme.example | false",
                "mx.acme.example.evil.example; dmarc=pass | mx.acme.example"
                        + " | dmarc pass, says mx.acme.example.evil.example, which is not named in authentication-server | false",
                "mx.other.example; x-dmarc=pass; dmarc=pass |"
                        + " | dmarc pass, says mx.other.example, which is not named in authentication-server | false",
                "mx.acme.example; spf=pass smtp.mailfrom=dmarc=pass@evil.example; dkim=none; dmarc=fail"
                        + " | mx.acme.example | spf pass, dkim none, dmarc fail, says mx.acme.example | false",
                "mx.acme.example; spf=pass (a; dmarc=pass) smtp.mailfrom=\"b; dmarc=pass \"@evil.example; dmarc=fail"
                        + " | mx.acme.example | spf pass, dmarc fail, says mx.acme.example | false",
                "| mx.acme.example | 'not checked by any server (SPF, DKIM, DMARC)' | false"
            })
    void saysWhatWhichServerFound(String values, String server, String words, boolean proven) {
        List<String> authentication = values == null ? List.of() : Arrays.asList(values.split(" \\^ "));

        var proof = SenderProof.of(authentication, server);

        assertThat(proof.inWords()).isEqualTo(words);
        assertThat(proof.passesDmarc()).isEqualTo(proven);
    }
}
