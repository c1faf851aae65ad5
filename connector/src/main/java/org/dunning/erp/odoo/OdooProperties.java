package org.dunning.erp.odoo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.odoo}, beside the address and login of {@code dunning.erp-api}.
 *
 * @param protocol how Odoo is asked; auto asks for its version first
 * @param nextKey a second API key, tried when the first is refused: keys end, and are renewed without a gap this way
 * @param pageSize lines asked for at once
 * @param sweep whether a run reads all open lines, or their ids and residuals and otherwise what changed
 * @param sweepOverlap how far behind the last sweep changes are read again; longer than Odoo's longest transaction
 * @param fullSweepEvery how often all is read nevertheless, for what shows in no date of change
 * @param notesOn where a contact is noted: on each invoice it was about, or on the debtor's contact
 * @param portalDocuments whether an invoice without a stored PDF is had from its portal page, which takes seconds and
 *     gives the invoice a link that it did not have
 * @param portalUrl the address under which debtors reach Odoo's portal; a notice then has a link to each invoice, which
 *     gives the invoice one if it has none
 * @param attachMail whether the mail goes with its notes as a file; one request more for each contact
 * @param activitiesFor the number of the user who gets the activity of a promise; default the connector's own
 * @param callsFor the number of the user who gets the activity of a call; default that of {@code activitiesFor}
 * @param noFollowUp whether Odoo's own follow-up leaves promised and disputed lines alone as well
 * @param stageField a field of account.move that takes the dunning stage, such as x_dunning_stage
 * @param contactedOnField a field of account.move that takes the date of the last contact
 */
@Validated
@ConfigurationProperties(prefix = "dunning.odoo", ignoreUnknownFields = false)
record OdooProperties(
        @DefaultValue("auto") Protocol protocol,
        @Nullable String nextKey,
        @Min(1) @Max(2_000) @DefaultValue("2000") int pageSize,
        @DefaultValue("full") Sweep sweep,
        @DefaultValue("30m") @DurationMin(minutes = 10) Duration sweepOverlap,
        @DefaultValue("7d") @DurationMax(days = 31) Duration fullSweepEvery,
        @DefaultValue("invoice") NotesOn notesOn,
        @DefaultValue("true") boolean portalDocuments,
        @Nullable
                @Pattern(
                        regexp = "https://[^/@?#]+/?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?/?",
                        message = "must be https://host, without a path")
                String portalUrl,
        @DefaultValue("false") boolean attachMail,
        @Nullable Long activitiesFor,
        @Nullable Long callsFor,
        @DefaultValue("false") boolean noFollowUp,
        @Nullable @Pattern(regexp = FIELD, message = FIELD_MESSAGE) String stageField,
        @Nullable @Pattern(regexp = FIELD, message = FIELD_MESSAGE) String contactedOnField) {

    private static final String FIELD = "x_[a-z0-9_]{1,60}";
    private static final String FIELD_MESSAGE = "must be a field of your own, such as x_dunning_stage";

    /** How Odoo is asked. */
    enum Protocol {
        AUTO,
        JSON_2,
        JSON_RPC
    }

    /** What a run reads of the open lines. */
    enum Sweep {
        FULL,
        DELTA
    }

    /** What carries a note. */
    enum NotesOn {
        INVOICE,
        DEBTOR
    }

    @Override
    public String toString() {
        return "OdooProperties[protocol=" + protocol + ", pageSize=" + pageSize + ", notesOn=" + notesOn + "]";
    }
}
