package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.interest.Allocation;
import org.dunning.interest.Charge;
import org.dunning.interest.Charge.Kind;
import org.dunning.interest.LateInterest;
import org.dunning.interest.LatePayment;
import org.dunning.interest.LatePaymentRules;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** What a notice claims on top of what it demands; nothing unless its stage says so. */
public record ChargeSheet(LatePaymentRules rules, DunningProcedure procedure, Debtor debtor, LocalDate on) {

    /**
     * An item that the notice demands.
     *
     * @param open what is asked of it
     */
    public record Demanded(OpenItem item, Money open) {}

    /**
     * The charges of one notice.
     *
     * @throws org.dunning.interest.MissingRateException when a rate that is needed is not known
     */
    public List<Charge> of(DunningStage stage, List<Demanded> demanded) {
        List<Charge> charges = new ArrayList<>();
        String currency = demanded.get(0).open().currency().getCurrencyCode();
        LatePayment scheme = scheme(currency);
        if (scheme != null && stage.claimsInterest()) {
            demanded.forEach(item -> charges.addAll(interest(scheme, item)));
        }
        if (scheme != null && stage.claimsCompensation()) {
            charges.addAll(compensation(scheme, demanded));
        }
        BigDecimal fee = stage.feeIn(currency);
        if (fee != null && fee.signum() > 0) {
            Money amount = new Money(fee, demanded.get(0).open().currency());
            charges.add(new Charge(Kind.FEE, null, amount, null));
        }
        return charges;
    }

    /** In which order a payment is set off against the demand and these charges; null where nothing says so. */
    public @Nullable Allocation setOff(List<Charge> charges) {
        LatePayment scheme = charges.isEmpty()
                ? null
                : scheme(charges.get(0).amount().currency().getCurrencyCode());
        return scheme == null ? null : scheme.allocation();
    }

    private @Nullable LatePayment scheme(String currency) {
        LatePayment scheme = rules.scheme(procedure.latePayment());
        return scheme != null && scheme.isFor(debtor.type(), currency) ? scheme : null;
    }

    private List<Charge> interest(LatePayment scheme, Demanded item) {
        OpenItem open = item.item();
        LateInterest interest = rules.interest(scheme, item.open(), Objects.requireNonNull(open.dueDate()), on);
        return interest.segments().stream()
                .map(segment -> new Charge(
                        Kind.INTEREST,
                        open.key().document(),
                        segment.amount(),
                        new Charge.Period(segment.from(), segment.until(), segment.days(), segment.rate())))
                .toList();
    }

    /** Once for each invoice, however many instalments of it are late (CJEU C-585/20). */
    private static List<Charge> compensation(LatePayment scheme, List<Demanded> demanded) {
        Map<String, Money> invoices = new LinkedHashMap<>();
        demanded.forEach(
                item -> invoices.merge(item.item().key().document(), item.item().amount(), Money::plus));
        List<Charge> charges = new ArrayList<>();
        invoices.forEach((document, amount) -> {
            Money compensation = scheme.compensationFor(amount);
            if (compensation.isPositive()) {
                charges.add(new Charge(Kind.COMPENSATION, document, compensation, null));
            }
        });
        return charges;
    }
}
