package org.dunning.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dunning.ledger.AccountItem;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.dunning.run.ProposedNotice.Line;
import org.dunning.run.ProposedNotice.Role;

/** Puts the advancing items of one debtor and currency into one notice. */
record NoticeDraft(Debtor debtor, RunContext context, Netting netting, List<ItemDecision> advancing) {

    ProposedNotice notice() {
        DunningStage stage = stage();
        boolean reminder = stage.isBeforeOverdue();
        List<Line> lines = new ArrayList<>();
        Money total = Money.zero(advancing.get(0).open().currency());
        for (ItemDecision item : advancing) {
            boolean demanded = reminder || !stageOf(item).isBeforeOverdue();
            lines.add(new Line(item.item(), demanded ? Role.DEMANDED : Role.UPCOMING, item.stage(), item.open()));
            total = demanded ? total.plus(item.open()) : total;
        }
        lines.addAll(credits(lines));
        var agreement = DunningPolicy.Agreement.of(stage, total, context.unattendedLimit());
        Integer daysToPay = stage.daysToPay();
        return new ProposedNotice(
                debtor,
                total.currency(),
                stage,
                lines,
                total,
                agreement.approval(),
                agreement.rule(),
                daysToPay == null ? null : context.on().plusDays(daysToPay));
    }

    /** The highest stage among the overdue items, else among all: it decides text, channel and approval. */
    private DunningStage stage() {
        return advancing.stream()
                .map(NoticeDraft::stageOf)
                .max(Comparator.comparing(
                        stage -> context.procedure().orderOf(stage.stage()).orElse(-1)))
                .orElseThrow();
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
                        Objects.requireNonNull(used.get(credit)).negated()))
                .toList();
    }

    private static DunningStage stageOf(ItemDecision item) {
        return Objects.requireNonNull(item.stage());
    }
}
