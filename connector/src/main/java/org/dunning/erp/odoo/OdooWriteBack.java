package org.dunning.erp.odoo;

import java.util.List;
import org.apache.camel.Body;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Writes a batch of entries into Odoo. The note of an entry comes after what else it does, and so tells that all of it is
 * done; what is done twice before that changes nothing.
 */
@Lazy
@Component
class OdooWriteBack {

    private final OdooNotes notes;
    private final OdooPromises promises;
    private final OdooCalls calls;
    private final OdooInvoiceFields invoiceFields;
    private final OdooAttachments attachments;

    OdooWriteBack(
            OdooNotes notes,
            OdooPromises promises,
            OdooCalls calls,
            OdooInvoiceFields invoiceFields,
            OdooAttachments attachments) {
        this.notes = notes;
        this.promises = promises;
        this.calls = calls;
        this.invoiceFields = invoiceFields;
        this.attachments = attachments;
    }

    /**
     * One batch after the other, so that nothing is looked for while it is being written.
     *
     * @throws OdooException when Odoo wrote nothing, or cannot say; then the same entries can be written again
     */
    public synchronized List<WriteBackResult> write(@Body List<WriteBackEntry> entries) {
        OdooNotes.Plan plan = notes.plan(entries);
        promises.apply(plan);
        calls.apply(plan);
        invoiceFields.write(plan);
        List<WriteBackResult> results = notes.write(plan);
        attachments.attach(plan);
        return results;
    }
}
