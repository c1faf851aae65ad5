package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dunning.erp.odoo.OdooStub.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OdooKeysTest {

    private static final String NEXT = "ffff5c6d7e8f9001122334a1b2c3d4e5f6071829";

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void theSecondKeyIsUsedOnceTheFirstIsRefusedAndTheFirstIsThenLeftAlone(int version) {
        try (var odoo = new OdooStub(version)) {
            odoo.keys.clear();
            odoo.keys.add(NEXT);
            var kit = new OdooKit(odoo.url(), OdooKit.withNextKey(NEXT));

            assertThat(kit.swept()).isEmpty();
            int before = odoo.calls.size();
            assertThat(kit.swept()).isEmpty();

            // the fields of two models, the newest bank entry and one empty page: nobody knocked with the old key again
            assertThat(odoo.calls.size() - before).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aKeyThatIsRevokedWhileRunningIsReplaced(int version) {
        try (var odoo = new OdooStub(version)) {
            odoo.keys.add(NEXT);
            var kit = new OdooKit(odoo.url(), OdooKit.withNextKey(NEXT));
            assertThat(kit.swept()).isEmpty();

            odoo.keys.remove(OdooStub.KEY);

            assertThat(kit.swept()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void withoutAnyGoodKeyOdooIsAskedOnceAndThenLeftAlone(int version) {
        try (var odoo = new OdooStub(version)) {
            odoo.keys.clear();
            var kit = new OdooKit(odoo.url());

            assertThatThrownBy(kit::swept).hasMessageContaining("see dunning.erp-api.username and password");
            int before = odoo.calls.size();
            assertThatThrownBy(kit::swept).hasMessageContaining("refused every key a moment ago");

            assertThat(odoo.calls).hasSize(before);
        }
    }

    @Test
    void theWayToAskIsFoundOnceByTheVersion() {
        try (var odoo = new OdooStub(19)) {
            var kit = new OdooKit(odoo.url());
            kit.swept();
            kit.swept();

            assertThat(odoo.count("/web/version")).isEqualTo(1);
            assertThat(odoo.count("common.login")).isZero();
        }
    }

    @Test
    void aLoginPageBeforeOdooIsTold() {
        try (var odoo = new OdooStub(19)) {
            odoo.answerNext("/web/version", Reply.html(302));

            assertThatThrownBy(() -> new OdooKit(odoo.url()).swept()).hasMessageContaining("a redirect");
        }
    }

    @Test
    void noKeyShowsInTheSettingsWords() {
        assertThat(OdooKit.withNextKey(NEXT).toString()).doesNotContain(NEXT);
    }
}
