package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErpDatabasePropertiesTest {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

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

    @Test
    void acceptsUrlsOfDriversWithPortsAndOptions() {
        for (String url : new String[] {
            "jdbc:postgresql://db:5432/erp?sslmode=verify-full",
            "jdbc:h2:file:./data/erp;INIT=RUNSCRIPT FROM './erp.sql'",
            "jdbc:sqlserver://db:1433;databaseName=erp"
        }) {
            assertThat(VALIDATOR.validate(new ErpDatabaseProperties(url, null, null, null)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/erp?user=reader&password=canary",
                "jdbc:h2:file:./erp;PASSWORD=canary",
                "jdbc:postgresql://reader:canary@db/erp"
            })
    void refusesAPasswordInTheUrl(String url) {
        var write = new ErpDatabaseProperties.Login(url, null, null);

        assertThat(VALIDATOR.validate(new ErpDatabaseProperties(url, null, null, write)))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactlyInAnyOrder("url", "write.url");
    }

    @Test
    void showsNoPassword() {
        var properties = new ErpDatabaseProperties(
                "jdbc:h2:mem:erp", "reader", "canary", new ErpDatabaseProperties.Login(null, "writer", "canary"));

        assertThat(properties + " " + properties.reading() + properties.write()).doesNotContain("canary");
    }
}
