package org.dunning.erp.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that came as data leads into the service it came from, or nowhere. */
class NextLinkTest {

    private static final String SERVICE = "/sap/opu/odata/sap/API_X/";

    @Test
    void pathAndQueryOfALinkAreKeptAndItsHostIsNot() {
        assertThat(NextLink.within(SERVICE, "A_Set?$skiptoken='a%2Fb'"))
                .isEqualTo(SERVICE + "A_Set?$skiptoken='a%2Fb'");
        assertThat(NextLink.within(SERVICE, SERVICE + "A_Set?$skiptoken=1")).isEqualTo(SERVICE + "A_Set?$skiptoken=1");
        assertThat(NextLink.within(SERVICE, "https://internal:44300" + SERVICE + "A_Set?$skiptoken=1"))
                .isEqualTo(SERVICE + "A_Set?$skiptoken=1");
        assertThat(NextLink.within(SERVICE, "http://169.254.169.254" + SERVICE + "A_Set"))
                .isEqualTo(SERVICE + "A_Set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://evil.example.com/",
                "//evil.example.com/sap/opu/odata/sap/API_Y/A",
                "/sap/opu/odata/sap/API_Y/A_Set",
                "/sap/opu/odata/sap/API_X/../API_Y/A_Set",
                "../API_Y/A_Set",
                "/sap/opu/odata/sap/API_X/%2e%2e/API_Y/A_Set",
                "/sap/opu/odata/sap/API_X/%2E%2E%2FAPI_Y/A_Set",
                "/sap/opu/odata/sap/API_X//evil.example.com/",
                "file:///etc/passwd",
                "mailto:ana@example.com",
                "jar:file:/x!/y",
                "http://[bad",
                "A_Set?$filter=a b"
            })
    void whatLeadsElsewhereIsNotFollowed(String link) {
        assertThatThrownBy(() -> NextLink.within(SERVICE, link))
                .isInstanceOf(ODataException.class)
                .hasMessageContaining("it is not followed");
    }
}
