package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import java.nio.file.Path;
import org.dunning.ledger.RecheckRequest;
import org.dunning.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to the portal: in a notice where they are wanted, and made for no other purpose. */
class OdooPortalTest {

    private static final String MADE = "account.move.get_portal_url";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void eachInvoiceInANoticeIsALinkThatOdooMakesOnceWhereThereIsNone(int version) throws Exception {
        try (var odoo = odoo(version);
                var connector = OdooConnector.over(odoo, folder, "dunning.odoo.portal-url=https://pay.example.com/")) {
            connector.ask("direct:dunning-run", RunRequest.propose("test"), Object.class);
            assertThat(odoo.count(MADE)).isZero();

            connector.run();

            String mail = whole(connector);
            assertThat(mail)
                    .contains("https://pay.example.com/my/invoices/101?access_token=there")
                    .contains("https://pay.example.com/my/invoices/102?access_token=made-102")
                    .contains("href=\"https://pay.example.com/my/invoices/102?access_token=made-102\"");
            assertThat(odoo.count(MADE)).isEqualTo(1);
            assertThat(connector.rows("select document from open_item where reference like '%token%'"))
                    .isEmpty();
        }
    }

    @Test
    void withoutItNobodyIsAskedAndTheNoticeSaysNothingOfIt() throws Exception {
        try (var odoo = odoo(19);
                var connector = OdooConnector.over(odoo, folder)) {
            connector.run();

            assertThat(whole(connector)).doesNotContain("access_token", "Documents online");
            assertThat(odoo.count(MADE)).isZero();
        }
    }

    @Test
    void aPreviewShowsWhatIsThereAndMakesNothing() {
        try (var odoo = odoo(19);
                var connector = OdooConnector.over(odoo, folder, "dunning.odoo.portal-url=https://pay.example.com")) {
            var looking = new RecheckRequest(
                    "tomillo", "1", OdooKit.ON, java.util.List.of("101/1", "102/2"), java.util.List.of("11"));

            assertThat(connector
                            .ask("direct:erp-recheck", looking, java.util.List.class)
                            .toString())
                    .contains("portal_link=https://pay.example.com/my/invoices/101?access_token=there")
                    .contains("portal_link=null");
            assertThat(odoo.count(MADE)).isZero();
        }
    }

    /** With the soft line breaks of its encoding taken out. */
    private static String whole(OdooConnector connector) throws Exception {
        return connector.mails().get(0).replaceAll("=\r?\n", "").replace("=3D", "=");
    }

    private static OdooStub odoo(int version) {
        var odoo = new OdooStub(version);
        odoo.put("res.company", 1, "name", "Tomillo");
        contact(odoo, 11, "D").put("email", "d@example.org").put("lang", "en_US");
        invoice(odoo, 1, 101, 11, "100").put("company_id", 1);
        invoice(odoo, 2, 102, 11, "50").put("company_id", 1);
        invoice(odoo, 3, 103, 11, "-7").put("company_id", 1);
        odoo.table("account.move")
                .get(101L)
                .put("access_url", "/my/invoices/101")
                .put("access_token", "there");
        odoo.table("account.move").get(102L).put("access_url", "/my/invoices/102");
        odoo.table("account.move").get(103L).put("move_type", "out_refund");
        odoo.answer(MADE, body -> {
            String id = body.path("ids").path(0).asText();
            return "/my/invoices/" + id + "?access_token=made-" + id;
        });
        return odoo;
    }
}
