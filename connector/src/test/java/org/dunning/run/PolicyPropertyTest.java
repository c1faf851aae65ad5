package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.ServedStage;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.procedure.SkipRule;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** What holds for every account, procedure and date, leap days and month ends among them. */
class PolicyPropertyTest {

    private static final List<DunningProcedure> PROCEDURES = List.of(
            Given.STANDARD,
            new DunningProcedure(
                    "minimums",
                    5,
                    Map.of("EUR", new BigDecimal("20")),
                    SkipRule.TO_MATCHING,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Given.STANDARD.stages()),
            new DunningProcedure(
                    "minimums of stages",
                    5,
                    Map.of("EUR", new BigDecimal("5")),
                    List.of(
                            Given.stage("reminder-before-due", -5, null, Approval.NONE),
                            Given.stage("friendly", 1, 1, Approval.NONE),
                            from("50", Given.stage("firm", 15, 2, Approval.NONE)),
                            from("200", Given.stage("formal", 30, 3, Approval.ONE_PERSON)))));

    /** One item in few numbers. */
    record Fact(int cents, int daysOverdue, int served, boolean held, String currency, int reference) {
        Fact with(int left) {
            return new Fact(left, daysOverdue, served, held, currency, reference);
        }
    }

    @Property(tries = 500)
    void everyItemHasOneOutcomeAndTheLinesAddUpToTheTotal(
            @ForAll("dates") LocalDate on,
            @ForAll("facts") List<Fact> facts,
            @ForAll("procedures") DunningProcedure p) {
        AccountDecision decision = decide(on, facts, p);

        assertThat(decision.items().stream().map(ItemDecision::item).collect(Collectors.toSet()))
                .hasSize(facts.size());
        for (ProposedNotice notice : decision.notices()) {
            Money zero = Money.zero(notice.currency());
            Money open = sum(notice, ProposedNotice.Role.DEMANDED, zero, false);
            Money residuals = sum(notice, ProposedNotice.Role.DEMANDED, zero, true);
            Money credits = sum(notice, ProposedNotice.Role.CREDIT, zero, false);
            assertThat(notice.total()).isEqualTo(open).isEqualTo(residuals.plus(credits));
            assertThat(notice.total().isPositive()).isTrue();
            assertThat(notice.lines())
                    .allMatch(line -> line.item().item().residual().currency().equals(notice.currency()));
        }
    }

    @Property(tries = 500)
    void nettingNeitherMakesNorLosesMoney(
            @ForAll("dates") LocalDate on,
            @ForAll("facts") List<Fact> facts,
            @ForAll("procedures") DunningProcedure p) {
        AccountDecision decision = decide(on, facts, p);

        for (String currency : Set.of("EUR", "JPY")) {
            BigDecimal before = decision.items().stream()
                    .map(item -> item.item().item().residual())
                    .filter(money -> money.currency().getCurrencyCode().equals(currency))
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal after = decision.items().stream()
                    .map(ItemDecision::open)
                    .filter(money -> money.currency().getCurrencyCode().equals(currency))
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(after).isEqualByComparingTo(before);
        }
        assertThat(decision.items())
                .allMatch(item -> item.item().item().isCredit()
                        ? !item.open().isPositive()
                        : !item.open().isNegative());
    }

    @Property(tries = 2000)
    void aPaymentNeverRaisesAStage(
            @ForAll("dates") LocalDate on,
            @ForAll("facts") List<Fact> facts,
            @ForAll("procedures") DunningProcedure p,
            @ForAll("cents") int paid,
            @ForAll @IntRange(min = -1, max = 5) int reference) {
        AccountDecision before = decide(on, facts, p);
        List<Fact> more = new ArrayList<>(facts);
        more.add(new Fact(-paid, 1, -1, false, "EUR", reference));

        AccountDecision afterCredit = decide(on, more, p);

        assertThat(stage(afterCredit, p)).isLessThanOrEqualTo(stage(before, p));
        assertThat(total(afterCredit)).isLessThanOrEqualTo(total(before));
    }

    @Property(tries = 2000)
    void aPaymentThatTheErpAllocatedNeverRaisesAStageWhicheverDebitItIsOfAndHoweverMuch(
            @ForAll("dates") LocalDate on,
            @ForAll("facts") List<Fact> facts,
            @ForAll("procedures") DunningProcedure p,
            @ForAll @IntRange(max = 7) int which,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        AccountDecision before = decide(on, facts, p);

        AccountDecision after = DunningPolicy.decide(paid(on, facts, which, percent), context(on, p));

        assertThat(stage(after, p)).isLessThanOrEqualTo(stage(before, p));
        assertThat(total(after)).isLessThanOrEqualTo(total(before));
    }

    @Property(tries = 300)
    void afterAnOutageThereIsAtMostOneNoticeForACurrencyAndNoStageIsSkipped(
            @ForAll("dates") LocalDate on, @ForAll("facts") List<Fact> facts) {
        AccountDecision decision = decide(on, facts, Given.STANDARD);

        assertThat(decision.notices().stream().map(ProposedNotice::currency).toList())
                .doesNotHaveDuplicates();
        for (ItemDecision item : decision.items()) {
            int served = item.item().served().stream()
                    .mapToInt(one -> Given.STANDARD.orderOf(one.stage()).orElse(-1))
                    .max()
                    .orElse(-1);
            if (item.advances() && item.stage() != null && !item.stage().isBeforeOverdue()) {
                // From before the due date the first stage is the friendly one.
                assertThat(Given.STANDARD.orderOf(item.stage().stage())).hasValue(Math.max(1, served + 1));
            }
        }
    }

    @Property(tries = 300)
    void decidingTwiceAndOneDayAfterANoticeNeverMakesASecondOne(
            @ForAll("dates") LocalDate on,
            @ForAll("facts") List<Fact> facts,
            @ForAll("procedures") DunningProcedure p) {
        DebtorAccount account = account(on, facts);
        assertThat(DunningPolicy.decide(account, context(on, p)))
                .isEqualTo(DunningPolicy.decide(account, context(on, p)));
        var contacted = new DebtorAccount(account.debtor(), account.items(), ContactRecord.on(on), List.of());

        assertThat(DunningPolicy.decide(contacted, context(on.plusDays(1), p)).notices())
                .isEmpty();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.oneOf(
                Dates.dates().between(LocalDate.of(2024, 1, 1), LocalDate.of(2029, 12, 31)),
                Arbitraries.of(
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2024, 3, 1),
                        LocalDate.of(2028, 2, 29),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(2026, 10, 25),
                        LocalDate.of(2026, 12, 31)));
    }

    @Provide
    Arbitrary<Integer> cents() {
        return Arbitraries.integers().between(1, 60_000);
    }

    @Provide
    Arbitrary<DunningProcedure> procedures() {
        return Arbitraries.of(PROCEDURES);
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        return Combinators.combine(
                        Arbitraries.integers().between(-20_000, 50_000).filter(cents -> cents != 0),
                        Arbitraries.integers().between(-30, 120),
                        Arbitraries.integers().between(-1, 3),
                        Arbitraries.integers().between(0, 9).map(n -> n == 0),
                        Arbitraries.of("EUR", "EUR", "EUR", "JPY"),
                        Arbitraries.integers().between(-1, 5))
                .as(Fact::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static AccountDecision decide(LocalDate on, List<Fact> facts, DunningProcedure procedure) {
        return DunningPolicy.decide(account(on, facts), context(on, procedure));
    }

    /** One debit is paid, in part or in whole and gone; the others keep their documents. */
    private static DebtorAccount paid(LocalDate on, List<Fact> facts, int which, int percent) {
        List<AccountItem> items = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            boolean isPaid = i == which % facts.size() && fact.cents() > 0;
            int left = isPaid ? (int) (fact.cents() * (100L - percent) / 100) : fact.cents();
            if (left != 0) {
                items.add(item(on, fact.with(left), i));
            }
        }
        return new DebtorAccount(Given.debtor("a@example.com"), items, ContactRecord.NONE, List.of());
    }

    private static DunningStage from(String euros, DunningStage stage) {
        return new DunningStage(
                stage.stage(),
                stage.daysFromDue(),
                null,
                null,
                null,
                null,
                stage.level(),
                stage.approval(),
                Map.of("EUR", new BigDecimal(euros)),
                null,
                null,
                null);
    }

    private static RunContext context(LocalDate on, DunningProcedure procedure) {
        return new RunContext(on, procedure, 2, Map.of("EUR", new BigDecimal("300")));
    }

    private static DebtorAccount account(LocalDate on, List<Fact> facts) {
        List<AccountItem> items = new ArrayList<>();
        for (Fact fact : facts) {
            items.add(item(on, fact, items.size()));
        }
        return new DebtorAccount(Given.debtor("a@example.com"), items, ContactRecord.NONE, List.of());
    }

    private static AccountItem item(LocalDate on, Fact fact, int number) {
        boolean yen = fact.currency().equals("JPY");
        Money money = Money.of(BigDecimal.valueOf(fact.cents(), yen ? 0 : 2).toPlainString(), fact.currency());
        boolean credit = fact.cents() < 0;
        @Nullable String creditFor = credit && fact.reference() >= 0 ? "DOC" + fact.reference() : null;
        List<ServedStage> served = new ArrayList<>();
        for (int i = 0; !credit && i <= fact.served(); i++) {
            served.add(new ServedStage(
                    Given.STANDARD.stages().get(i).stage(), 1, on.minusDays(30L * (fact.served() - i + 1))));
        }
        return new AccountItem(
                (long) number,
                new OpenItem(
                        new ItemKey("erp", "c", "DOC" + number, "1"),
                        "K" + number,
                        "D1",
                        money,
                        money,
                        null,
                        on.minusDays(fact.daysOverdue()),
                        creditFor,
                        null,
                        fact.held() ? Set.of(ItemFlag.BLOCKED) : Set.of(),
                        null),
                1,
                served,
                List.of(),
                null,
                null,
                null);
    }

    private static Money sum(ProposedNotice notice, ProposedNotice.Role role, Money zero, boolean residual) {
        return notice.lines().stream()
                .filter(line -> line.role() == role)
                .map(line -> residual ? line.item().item().residual() : line.open())
                .reduce(zero, Money::plus);
    }

    private static int stage(AccountDecision decision, DunningProcedure procedure) {
        return decision.notices().stream()
                .filter(notice -> notice.currency().getCurrencyCode().equals("EUR"))
                .mapToInt(notice -> procedure.orderOf(notice.stage().stage()).orElse(-1))
                .max()
                .orElse(-1);
    }

    /** What is demanded as overdue; a reminder of what falls due demands nothing yet. */
    private static BigDecimal total(AccountDecision decision) {
        return decision.notices().stream()
                .filter(notice -> !notice.stage().isBeforeOverdue())
                .filter(notice -> notice.currency().getCurrencyCode().equals("EUR"))
                .map(notice -> notice.total().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
