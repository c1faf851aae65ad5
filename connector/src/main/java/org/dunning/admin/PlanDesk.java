package org.dunning.admin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.dunning.ledger.InstalmentPlan.Instalment;
import org.dunning.ledger.Plans;
import org.dunning.receivable.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** Instalment plans as a person agrees to them. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class PlanDesk {

    private final String source;
    private final Plans plans;

    PlanDesk(@Value("#{@recordMapping.source()}") String source, Plans plans) {
        this.source = source;
        this.plans = plans;
    }

    /** The instalments must come to what is open of the documents. */
    String agree(
            Person by,
            String company,
            String debtorNo,
            String documents,
            String instalments,
            int graceDays,
            String reason) {
        List<String> named = List.of(documents.strip().split("[,;\\s]+"));
        List<Plans.Part> parts = plans.open(source, company, debtorNo, named);
        for (String document : named) {
            if (parts.stream().noneMatch(part -> part.document().equals(document))) {
                throw new RefusedException("debtor " + debtorNo + " has no open document '" + document + "'");
            }
        }
        Currency currency = parts.get(0).residual().currency();
        if (parts.stream().anyMatch(part -> !part.residual().currency().equals(currency))) {
            throw new RefusedException("a plan is of one currency");
        }
        List<Instalment> agreed = instalments(instalments, currency);
        Money open = parts.stream().map(Plans.Part::residual).reduce(Money.zero(currency), Money::plus);
        Money sum = agreed.stream().map(Instalment::amount).reduce(Money.zero(currency), Money::plus);
        if (!sum.equals(open)) {
            throw new RefusedException("the instalments come to " + sum + ", but " + open + " are open");
        }
        long plan = plans.agree(source, company, debtorNo, parts, agreed, Math.max(0, graceDays), reason, by.name());
        return "Plan " + plan + " holds " + String.join(", ", named) + " of debtor " + debtorNo
                + " while it is kept; its first instalment is due on "
                + agreed.get(0).due() + ".";
    }

    String end(Person by, String company, String debtorNo) {
        return plans.end(source, company, debtorNo, by.name()) == 0
                ? "Debtor " + debtorNo + " is on no plan."
                : "The plans of debtor " + debtorNo + " have ended; its items are dunned again.";
    }

    /** Such as {@code 2026-12-01 100.00, 2027-01-01 50.00}. */
    private static List<Instalment> instalments(String written, Currency currency) {
        List<Instalment> instalments = new ArrayList<>();
        for (String one : written.strip().split("\\s*[,;]\\s*")) {
            String[] words = one.split("\\s+");
            try {
                LocalDate due = LocalDate.parse(words[0]);
                boolean later = instalments.isEmpty()
                        || due.isAfter(instalments.get(instalments.size() - 1).due());
                Money amount = new Money(new BigDecimal(words[1]), currency);
                if (words.length == 2 && later && amount.isPositive()) {
                    instalments.add(new Instalment(due, amount));
                    continue;
                }
            } catch (DateTimeParseException
                    | ArithmeticException
                    | NumberFormatException
                    | ArrayIndexOutOfBoundsException e) {
                // told below
            }
            throw new RefusedException("'" + one
                    + "' is no instalment; write them in their order like 2026-12-01 100.00, 2027-01-01 50.00");
        }
        return instalments;
    }
}
