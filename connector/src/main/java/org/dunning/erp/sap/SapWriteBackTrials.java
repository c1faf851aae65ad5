package org.dunning.erp.sap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dunning.erp.odata.HttpReply;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataMetadata;
import org.dunning.erp.odata.ODataMetadata.Offered;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whether what the settings want written can be, as far as that is known without writing: by what the services offer. */
@Lazy
@Component
class SapWriteBackTrials {

    private static final String YES = "yes";

    private final SapServer sap;
    private final SapFields fields;
    private final SapProperties properties;
    private final SapOutbox outbox;

    SapWriteBackTrials(SapServer sap, SapFields fields, SapProperties properties, @Lazy SapOutbox outbox) {
        this.sap = sap;
        this.fields = fields;
        this.properties = properties;
        this.outbox = outbox;
    }

    /**
     * By choice; none for what is not to be written. Each answers "yes", or ends in an {@link ODataException}; choices that
     * need the same share one trial.
     */
    Map<String, Supplier<String>> all() {
        SapProperties.WriteBack choices = properties.writeBack();
        Map<String, Supplier<String>> trials = new TreeMap<>();
        Supplier<String> customObject = this::customObject;
        Supplier<String> changeService = this::changeService;
        switch (choices.contactHistory()) {
            case CUSTOM_OBJECT -> trials.put("contact-history", customObject);
            case COMPANY_TEXT -> trials.put("contact-history", this::companyText);
            case ITEM_TEXT -> trials.put("contact-history", changeService);
            case OUTBOX -> trials.put("contact-history", this::outbox);
            case NONE -> {}
        }
        if (choices.promises() == SapProperties.Promises.CUSTOM_OBJECT) {
            trials.put("promises", customObject);
        }
        if (choices.promiseBlock() != null) {
            trials.put("promise-block", changeService);
        }
        switch (choices.dunningState()) {
            case JOURNAL_ENTRY_CHANGE -> trials.put("dunning-state", changeService);
            case ACCOUNT -> trials.put("dunning-state", this::account);
            case NONE -> {}
        }
        return trials;
    }

    boolean keepsContacts() {
        return properties.writeBack().contactHistory() != SapProperties.History.NONE;
    }

    private String customObject() {
        String set = properties.writeBack().contactSet();
        Offered rows = offered(sap.contacts().metadata(), set, SapContacts.FIELDS, "; see config-samples/sap-s4");
        if (!rows.creatable()) {
            throw new ODataException(Kind.DENIED, "rows of " + set + " cannot be made over its service");
        }
        return YES;
    }

    private String account() {
        String set = SapSet.DUNNING.set();
        Offered rows = offered(fields.masterData(), set, List.of("DunningLevel", "LastDunnedOn"), "");
        if (!rows.updatable() || rows.fixed().contains("DunningLevel")) {
            throw new ODataException(Kind.DENIED, "rows of " + set + " cannot be changed over its service");
        }
        return YES;
    }

    /** The published metadata contradict themselves, so only writing tells. */
    private String companyText() {
        Offered rows = offered(fields.masterData(), SapCompanyTexts.SET, List.of(SapCompanyTexts.TEXT), "");
        return rows.fixed().contains(SapCompanyTexts.TEXT)
                ? YES + ", though its metadata say that " + SapCompanyTexts.TEXT + " is fixed: try it with one debtor"
                : YES;
    }

    /** It takes no question, so its address is only looked at. */
    private String changeService() {
        HttpReply reply = sap.session()
                .send(
                        properties.services().journalEntryChange(),
                        "the service for changes of journal entries",
                        java.net.http.HttpRequest.Builder::GET);
        if (reply.status() == 404 || reply.status() == 401 || reply.status() == 403) {
            throw new ODataException(
                    Kind.GONE,
                    "HTTP " + reply.status() + " from the service for changes of journal entries; see"
                            + " dunning.sap.services.journal-entry-change");
        }
        return YES + ", as far as its address tells";
    }

    private String outbox() {
        outbox.held(List.of("dun-trial"));
        return YES;
    }

    private static Offered offered(ODataMetadata metadata, String set, List<String> fields, String hint) {
        List<String> missing = metadata.missing(set, fields);
        Offered offered = metadata.offered(set);
        if (offered == null || !missing.isEmpty()) {
            throw new ODataException(
                    Kind.REFUSED, "the service of " + set + " lacks " + String.join(", ", missing) + hint);
        }
        return offered;
    }
}
