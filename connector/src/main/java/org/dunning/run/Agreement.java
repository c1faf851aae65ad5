package org.dunning.run;

import java.math.BigDecimal;
import java.util.Map;
import org.dunning.procedure.Approval;
import org.dunning.procedure.ApprovalLimits;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree to a notice before it is sent.
 *
 * @param rule why; null when nobody must
 * @param validDays calendar days an approval holds
 */
public record Agreement(Approval approval, @Nullable String rule, int validDays) {

    /** @param unattendedLimit per currency code, over all procedures: a larger notice needs a person */
    static Agreement of(
            DunningStage stage, Money total, ApprovalLimits limits, Map<String, BigDecimal> unattendedLimit) {
        String currency = total.currency().getCurrencyCode();
        Agreement agreement = new Agreement(Approval.NONE, null, limits.validDaysOrUsual())
                .orAbove(total, limits.twoPeopleAbove(currency), Approval.TWO_PEOPLE, "more than %s needs two people")
                .orFor(stage)
                .orAbove(total, limits.onePersonAbove(currency), Approval.ONE_PERSON, "more than %s needs a person");
        return agreement.orAbove(
                total, unattendedLimit.get(currency), Approval.ONE_PERSON, "more than %s is not sent unattended");
    }

    private Agreement orAbove(Money total, @Nullable BigDecimal limit, Approval asked, String words) {
        return limit != null && total.amount().compareTo(limit) > 0
                ? or(asked, words.formatted(new Money(limit, total.currency())))
                : this;
    }

    private Agreement orFor(DunningStage stage) {
        Approval asked = stage.approvalOrNone();
        String people = asked == Approval.TWO_PEOPLE ? "two people's" : "a person's";
        return or(asked, "stage " + stage.stage() + " needs " + people + " approval");
    }

    /** The stricter of two; of two alike the first told. */
    private Agreement or(Approval asked, String words) {
        return asked.people() > approval.people() ? new Agreement(asked, words, validDays) : this;
    }
}
