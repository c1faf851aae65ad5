package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.dunning.erp.odoo.OdooStub.Reply;
import org.dunning.receivable.OpenItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OdooDocumentsTest {

    private static final byte[] PDF = "%PDF-1.4 invoice".getBytes(StandardCharsets.US_ASCII);
    private static final String LINK = "/my/invoices/101?access_token=0000";

    private final OdooStub odoo = new OdooStub(19);
    private OpenItem item;

    @BeforeEach
    void oneInvoice() {
        contact(odoo, 11, "D");
        invoice(odoo, 1, 101, 11, "10");
        var kit = new OdooKit(odoo.url());
        item = kit.mapped(kit.swept().get(0)).item();
        odoo.answer("account.move.get_portal_url", asked -> LINK);
    }

    @AfterEach
    void stop() {
        odoo.close();
    }

    @Test
    void takesTheStoredPdf() {
        odoo.table("account.move").get(101L).put("invoice_pdf_report_id", 7);
        odoo.put("ir.attachment", 7, "datas", Base64.getEncoder().encodeToString(PDF));

        assertThat(new OdooKit(odoo.url()).documents.pdf(item)).isEqualTo(PDF);
        assertThat(odoo.count("account.move.get_portal_url")).isZero();
    }

    @Test
    void elseLetsThePortalMakeOne() {
        odoo.answerNext("/my/invoices/101", pdf("application/pdf"));

        assertThat(new OdooKit(odoo.url()).documents.pdf(item)).isEqualTo(PDF);
    }

    @Test
    void aPageThatIsNoPdfIsNone() {
        odoo.answerNext("/my/invoices/101", Reply.html(200));

        assertThat(new OdooKit(odoo.url()).documents.pdf(item)).isNull();
    }

    @Test
    void whatOnlyClaimsToBeAPdfIsNone() {
        odoo.table("account.move").get(101L).put("invoice_pdf_report_id", 7);
        odoo.put(
                "ir.attachment",
                7,
                "datas",
                Base64.getEncoder().encodeToString("<html>".getBytes(StandardCharsets.US_ASCII)));
        odoo.answerNext("/my/invoices/101", new Reply(200, "application/pdf", "<html>", Map.of(), false));

        assertThat(new OdooKit(odoo.url()).documents.pdf(item)).isNull();
    }

    @Test
    void thePortalCanBeLeftAlone() {
        var settings = OdooKit.settings(Protocol.AUTO, null, 2_000, NotesOn.INVOICE, false, null);

        assertThat(new OdooKit(odoo.url(), settings).documents.pdf(item)).isNull();
        assertThat(odoo.count("account.move.get_portal_url")).isZero();
    }

    @Test
    void aPaymentHasNone() {
        odoo.table("account.move").get(101L).put("move_type", "entry");

        assertThat(new OdooKit(odoo.url()).documents.pdf(item)).isNull();
    }

    @Test
    void anAddressElsewhereIsNotFollowed() {
        odoo.answer("account.move.get_portal_url", asked -> "http://evil.example.com/x");

        assertThatThrownBy(() -> new OdooKit(odoo.url()).documents.pdf(item))
                .hasMessageContaining("no address of the invoice's portal page");
    }

    private static Reply pdf(String type) {
        return new Reply(200, type, new String(PDF, StandardCharsets.US_ASCII), Map.of(), false);
    }
}
