package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErpDatabasePropertiesTest {

    @Test
    void writesWithTheReadersLoginUnlessThereIsAnother() {
        var properties = new ErpDatabaseProperties("jdbc:h2:mem:erp", "reader", "secret", null);

        assertThat(properties.writing()).isEqualTo(properties.reading());
    }

    @Test
    void neverSendsTheReadersPasswordForAnotherUser() {
        var properties = new ErpDatabaseProperties(
                "jdbc:h2:mem:erp", "reader", "secret", new ErpDatabaseProperties.Login(null, "writer", null));

        assertThat(properties.writing()).isEqualTo(new ErpDatabaseProperties.Login("jdbc:h2:mem:erp", "writer", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/erp?user=reader&password=canary",
                "jdbc:h2:file:./erp;PASSWORD=canary",
                "jdbc:postgresql://reader:canary@db/erp"
            })
    void refusesAPasswordInTheUrl(String url) {
        assertThat(new ErpDatabaseProperties(url, null, null, null).isUrlWithoutPassword())
                .isFalse();
    }

    @Test
    void showsNoPassword() {
        var properties = new ErpDatabaseProperties(
                "jdbc:h2:mem:erp", "reader", "canary", new ErpDatabaseProperties.Login(null, "writer", "canary"));

        assertThat(properties + " " + properties.reading() + properties.write()).doesNotContain("canary");
    }
}
