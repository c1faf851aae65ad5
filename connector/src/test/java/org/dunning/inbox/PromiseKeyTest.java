package org.dunning.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.dunning.ledger.PromiseKey;
import org.junit.jupiter.api.Test;

/** The keys stand in every ERP for ever. */
class PromiseKeyTest {

    @Test
    void eachEventOfAPromiseHasItsOwnKey() {
        String promise = PromiseKey.of("0a1b");

        assertThat(promise).isEqualTo("prm-0a1b");
        assertThat(PromiseKey.opened(promise)).isEqualTo("prm-0a1b:opened");
        assertThat(PromiseKey.moved(promise, 7)).isEqualTo("prm-0a1b:moved-7");
        assertThat(PromiseKey.closed(promise)).isEqualTo("prm-0a1b:closed");
    }

    @Test
    void onlyTheKeyOfItsMakingLeadsToThePromise() {
        assertThat(PromiseKey.madeIn("prm-0a1b:opened")).isEqualTo("prm-0a1b");
        assertThat(PromiseKey.madeIn("prm-0a1b:moved-7")).isEmpty();
        assertThat(PromiseKey.madeIn("dun-0a1b")).isEmpty();
    }
}
