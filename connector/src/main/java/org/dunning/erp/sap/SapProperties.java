package org.dunning.erp.sap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.sap}, beside the address and login of {@code dunning.erp-api}.
 *
 * @param systemClient the number of the client (Mandant) in SAP, such as 100; null for the system's own default
 * @param language of the login, as SAP writes it: EN
 * @param oauth a login by token instead of name and password
 * @param certificate a login by certificate, as a file in PKCS 12; its password beside it
 * @param services the paths of the services, where they are not SAP's own
 * @param pageSize rows asked for at once
 * @param debtorRanges from and to, such as 10000000..19999999, each read for itself; none: all of a company at once
 * @param specialGl special G/L indicators that are followed up; the empty one is the ordinary receivable
 * @param directDebitMethods payment methods by which the debtor's account is debited
 * @param blockingDunningKeys dunning keys (T040) of lines that nobody is to be reminded of
 * @param paymentDocumentTypes of incoming payments: the newest tells how fresh the cash side is
 * @param dunningOwner who may raise dunning levels
 * @param writeBack what of ours is written into SAP
 * @param contactRemark marks the e-mail address to which reminders go
 * @param contactFunctions of contact persons to whom reminders go where no address is marked, such as 0003
 */
@Validated
@ConfigurationProperties(prefix = "dunning.sap", ignoreUnknownFields = false)
record SapProperties(
        @Nullable @Pattern(regexp = "\\d{3}", message = "must be three digits, such as 100") String systemClient,
        @DefaultValue("EN") @Pattern(regexp = "[A-Z]{2}", message = "must be two capitals, such as EN") String language,
        @Nullable @Valid OAuth oauth,
        @Nullable Path certificate,
        @Nullable String certificatePassword,
        @DefaultValue @Valid Services services,
        @Min(50) @Max(2_000) @DefaultValue("1000") int pageSize,
        @Nullable
                List<@Pattern(regexp = "[0-9A-Z]{1,10}\\.\\.[0-9A-Z]{1,10}", message = "must be from..to") String>
                        debtorRanges,
        @DefaultValue("") List<@Pattern(regexp = "[0-9A-Z]?", message = "must be one character") String> specialGl,
        @Nullable List<String> directDebitMethods,
        @Nullable List<@Pattern(regexp = "[0-9A-Z]", message = "must be one character") String> blockingDunningKeys,
        @DefaultValue("DZ")
                List<@Pattern(regexp = "[0-9A-Z]{2}", message = "must be two characters") String> paymentDocumentTypes,
        @DefaultValue("connector") DunningOwner dunningOwner,
        @DefaultValue @Valid WriteBack writeBack,
        @DefaultValue("DUNNING") String contactRemark,
        @Nullable List<String> contactFunctions) {

    /** @param tokenUrl where tokens are given (RFC 6749, 4.4) */
    record OAuth(
            @Pattern(
                            regexp =
                                    "https://[^/@?#]+/[^@?#]*|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?/[^@?#]*",
                            message = "must be https, or http to this very machine, without a login")
                    String tokenUrl,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String scope) {

        @Override
        public String toString() {
            return "OAuth[tokenUrl=" + tokenUrl + ", clientId=" + clientId + "]";
        }
    }

    /** Where contacts are noted. */
    enum History {
        NONE,
        CUSTOM_OBJECT,
        ITEM_TEXT,
        COMPANY_TEXT,
        OUTBOX
    }

    /** Where promises to pay are noted. */
    enum Promises {
        NONE,
        CUSTOM_OBJECT
    }

    /** Where dunning level and date are written. */
    enum DunningState {
        NONE,
        JOURNAL_ENTRY_CHANGE,
        ACCOUNT
    }

    /** Who may raise dunning levels: we, or SAP's own dunning run (F150), whose levels we then follow. */
    enum DunningOwner {
        CONNECTOR,
        SAP
    }

    /**
     * What of ours is written, each for itself.
     *
     * @param promiseBlock the dunning block that lines get while payment of them is promised; null for none
     * @param confirmTries how often it is looked whether SAP carried out what it took
     * @param contactSet the set of the custom object's service
     * @param longTextId of the account's text, with company-text
     */
    record WriteBack(
            @DefaultValue("none") History contactHistory,
            @DefaultValue("none") Promises promises,
            @Nullable @Pattern(regexp = "[0-9A-Z]", message = "must be one character") String promiseBlock,
            @DefaultValue("none") DunningState dunningState,
            @Min(1) @Max(50) @DefaultValue("5") int confirmTries,
            @DefaultValue("YY1_DUNNINGCONTACT") @Pattern(regexp = "[A-Za-z0-9_]{1,60}", message = "must be a name")
                    String contactSet,
            @DefaultValue("0001") @Pattern(regexp = "[A-Z0-9]{4}", message = "must be four characters")
                    String longTextId) {

        boolean changesLines() {
            return contactHistory == History.ITEM_TEXT
                    || dunningState == DunningState.JOURNAL_ENTRY_CHANGE
                    || promiseBlock != null;
        }
    }

    /** Paths on the server. */
    record Services(
            @DefaultValue("/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/")
                    @Pattern(regexp = PATH, message = PATH_MESSAGE)
                    String openItems,
            @DefaultValue("/sap/opu/odata/sap/API_BUSINESS_PARTNER/") @Pattern(regexp = PATH, message = PATH_MESSAGE)
                    String masterData,
            @DefaultValue("/sap/opu/odata/sap/YY1_DUNNINGCONTACT_CDS/") @Pattern(regexp = PATH, message = PATH_MESSAGE)
                    String contacts,
            @DefaultValue("/sap/bc/srt/scs_ext/sap/journalentrybulkchangerequest_/")
                    @Pattern(regexp = PATH, message = PATH_MESSAGE)
                    String journalEntryChange) {}

    private static final String PATH = "/([A-Za-z0-9_;=.-]+/)+";
    private static final String PATH_MESSAGE =
            "must be a path that begins and ends with /, such as /sap/opu/odata/sap/NAME/";

    @AssertTrue(message = "dunning-owner: sap needs write-back.dunning-state: none; two must not raise the same levels")
    boolean isOneOwner() {
        return dunningOwner == DunningOwner.CONNECTOR || writeBack.dunningState() == DunningState.NONE;
    }

    List<String> ranges() {
        return debtorRanges == null ? List.of() : debtorRanges;
    }

    List<String> directDebits() {
        return directDebitMethods == null ? List.of() : directDebitMethods;
    }

    List<String> blockingKeys() {
        return blockingDunningKeys == null ? List.of() : blockingDunningKeys;
    }

    List<String> functions() {
        return contactFunctions == null ? List.of() : contactFunctions;
    }

    @Override
    public String toString() {
        return "SapProperties[systemClient=" + systemClient + ", services=" + services + ", pageSize=" + pageSize + "]";
    }
}
