package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.dunning.company.Companies;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** An invoice as PDF: the one that was stored when it was sent, else the one its portal page makes. */
@Lazy
@Component
class OdooDocuments {

    private static final String STORED = "invoice_pdf_report_id";

    private final OdooServer odoo;
    private final OdooProperties properties;
    private final Companies companies;

    private @Nullable Boolean keepsDocuments;

    OdooDocuments(OdooServer odoo, OdooProperties properties, Companies companies) {
        this.odoo = odoo;
        this.properties = properties;
        this.companies = companies;
    }

    /** The bytes of the PDF; null when there is none, such as for a payment. */
    public byte @Nullable [] pdf(@Body OpenItem item) {
        OdooKey key = OdooKey.parse(item.erpKey()).orElse(null);
        if (key == null) {
            return null;
        }
        String company = item.key().company();
        var context = OdooLines.context(OdooItems.companyId(companies.get(company), company));
        JsonNode move = move(key.move(), context);
        if (!move.path("move_type").asText().startsWith("out_")) {
            return null;
        }
        long attachment = move.path(STORED).asLong();
        if (attachment > 0) {
            byte[] stored = stored(attachment, context);
            if (isPdf(stored)) {
                return stored;
            }
        }
        return properties.portalDocuments() ? fromPortal(key.move(), context) : null;
    }

    private JsonNode move(long id, Map<String, Object> context) {
        List<String> fields = keepsDocuments() ? List.of("move_type", STORED) : List.of("move_type");
        var call = OdooCall.searchRead(OdooModel.MOVE.model(), List.of(List.of("id", "=", id)), fields, 1, context);
        return odoo.read(call).path(0);
    }

    private synchronized boolean keepsDocuments() {
        Boolean known = keepsDocuments;
        if (known == null) {
            known = odoo.read(OdooCall.fieldsGet(OdooModel.MOVE.model(), List.of(STORED)))
                    .has(STORED);
            keepsDocuments = known;
        }
        return known;
    }

    private byte[] stored(long attachment, Map<String, Object> context) {
        var call = new OdooCall(
                "ir.attachment", "read", List.of(attachment), Map.of("fields", List.of("datas"), "context", context));
        String data = odoo.read(call).path(0).path("datas").asText();
        return Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII));
    }

    private byte @Nullable [] fromPortal(long move, Map<String, Object> context) {
        String link = OdooPortal.path(odoo, move, context);
        byte[] page = odoo.download(link + (link.contains("?") ? "&" : "?") + "report_type=pdf&download=true");
        return page != null && isPdf(page) ? page : null;
    }

    /** A wrong token ends on a web page with status 200, so the type alone is not believed. */
    private static boolean isPdf(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D' && bytes[3] == 'F';
    }
}
