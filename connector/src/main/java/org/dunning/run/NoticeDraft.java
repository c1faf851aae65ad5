package org.dunning.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dunning.interest.Charge;
import org.dunning.ledger.AccountItem;
import org.dunning.procedure.ProcedureChoice.Chosen;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.dunning.run.ProposedNotice.Line;
import org.dunning.run.ProposedNotice.Role;

/** Puts the advancing items of one debtor and currency into one notice. */
record NoticeDraft(Debtor debtor, RunContext context, Chosen chosen, Netting netting, List<ItemDecision> advancing) {

    ProposedNotice notice() {
        Demand demand = Demand.of(chosen.procedure(), advancing);
        List<Line> lines = new ArrayList<>();
        for (ItemDecision item : advancing) {
            Role role = demand.demands(item) ? Role.DEMANDED : Role.UPCOMING;
            lines.add(new Line(item.item(), role, item.stage(), item.occurrence(), item.open()));
        }
        lines.addAll(credits(lines));
        List<ItemDecision> demanded = advancing.stream().filter(demand::demands).toList();
        Integer daysToPay = demand.stage().daysToPay();
        var sheet = new ChargeSheet(context.latePayment(), chosen.procedure(), debtor, context.on());
        List<Charge> charges = sheet.of(
                demand.stage(),
                demanded.stream()
                        .map(item -> new ChargeSheet.Demanded(item.item().item(), item.open()))
                        .toList());
        return new ProposedNotice(
                debtor,
                demand.total().currency(),
                demand.stage(),
                lines,
                demand.total(),
                Agreement.of(
                        demand.stage(),
                        demand.total(),
                        chosen.procedure().approvalsOrNone(),
                        context.unattendedLimit()),
                daysToPay == null ? null : context.on().plusDays(daysToPay),
                context.timetable().next(chosen.procedure().dispatch(), debtor),
                chosen,
                Priority.of(demanded, context.on()),
                charges,
                sheet.setOff(charges));
    }

    /** Credits set against the demanded items, with the amount used there; the total is the items less these. */
    private List<Line> credits(List<Line> lines) {
        Set<AccountItem> credits = new LinkedHashSet<>();
        Map<AccountItem, Money> used = new IdentityHashMap<>();
        lines.stream().filter(line -> line.role() == Role.DEMANDED).forEach(line -> netting.creditsOn(line.item())
                .forEach(credit -> {
                    credits.add(credit);
                    used.merge(credit, netting.usedOn(credit, line.item()), Money::plus);
                }));
        return credits.stream()
                .map(credit -> new Line(
                        credit,
                        Role.CREDIT,
                        null,
                        1,
                        Objects.requireNonNull(used.get(credit)).negated()))
                .toList();
    }
}
