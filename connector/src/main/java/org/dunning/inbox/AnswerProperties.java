package org.dunning.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.answers}: which mails of debtors are answered by the connector; none by default.
 *
 * @param promiseNoted a promise that holds its items is confirmed to its debtor
 * @param invoiceCopy a debtor who asks for copies gets them, once a person has confirmed it
 * @param withinDays after so many days no answer goes out any more
 */
@Validated
@ConfigurationProperties(prefix = "dunning.answers", ignoreUnknownFields = false)
record AnswerProperties(
        @DefaultValue("false") boolean promiseNoted,
        @DefaultValue("false") boolean invoiceCopy,
        @Min(1) @Max(14) @DefaultValue("3") int withinDays) {}
