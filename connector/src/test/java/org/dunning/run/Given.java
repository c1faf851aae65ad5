package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.InstalmentPlan;
import org.dunning.ledger.ServedStage;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;

/** Accounts for tests, in few words. */
final class Given {

    static final LocalDate ON = LocalDate.of(2026, 11, 20);
    static final DunningProcedure STANDARD = new DunningProcedure(
            "standard",
            7,
            null,
            List.of(
                    stage("reminder-before-due", -5, null, Approval.NONE),
                    stage("friendly", 1, 1, Approval.NONE),
                    stage("firm", 15, 2, Approval.NONE),
                    stage("formal", 30, 3, Approval.ONE_PERSON)));

    private Given() {}

    static DunningStage stage(String name, int daysFromDue, Integer level, Approval approval) {
        return new DunningStage(name, daysFromDue, null, null, null, null, level, approval, null, null, null, null);
    }

    static RunContext context() {
        return new RunContext(ON, STANDARD, 2, Map.of());
    }

    static Debtor debtor(String email) {
        return new Debtor(
                new DebtorKey("erp", "c", "D1"),
                "Talleres Ejemplo SL",
                email,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static DebtorAccount account(Item... items) {
        return account(debtor("pagos@talleres.example"), items);
    }

    static DebtorAccount account(Debtor debtor, Item... items) {
        return new DebtorAccount(
                debtor, List.of(items).stream().map(Item::build).toList(), ContactRecord.NONE, List.of());
    }

    static Item item(String document, String amount, int daysOverdue) {
        return new Item(document, amount, ON.minusDays(daysOverdue));
    }

    static Item due(String document, String amount, LocalDate day) {
        return new Item(document, amount, day);
    }

    /** One item under construction. */
    static final class Item {
        private final String document;
        private final String amount;
        private final LocalDate due;
        private final Set<ItemFlag> flags = EnumSet.noneOf(ItemFlag.class);
        private final List<ServedStage> served = new ArrayList<>();
        private String currency = "EUR";
        private String creditFor;
        private final List<DunningHold> holds = new ArrayList<>();
        private Integer erpLevel;
        private PromiseToPay promise;
        private InstalmentPlan plan;

        private Item(String document, String amount, LocalDate due) {
            this.document = document;
            this.amount = amount;
            this.due = due;
        }

        Item in(String currencyCode) {
            currency = currencyCode;
            return this;
        }

        Item with(ItemFlag flag) {
            flags.add(flag);
            return this;
        }

        Item served(String stage, int daysAgo) {
            served.add(new ServedStage(stage, 1, ON.minusDays(daysAgo)));
            return this;
        }

        Item servedAgain(String stage, int occurrence, int daysAgo) {
            served.add(new ServedStage(stage, occurrence, ON.minusDays(daysAgo)));
            return this;
        }

        Item creditFor(String creditedDocument) {
            creditFor = creditedDocument;
            return this;
        }

        Item erpLevel(int level) {
            erpLevel = level;
            return this;
        }

        Item held(DunningHold hold) {
            holds.add(hold);
            return this;
        }

        Item promisedFor(LocalDate day) {
            promise = new PromiseToPay(day, null);
            return this;
        }

        Item on(InstalmentPlan agreement) {
            plan = agreement;
            return this;
        }

        AccountItem build() {
            Money money = Money.of(amount, currency);
            return new AccountItem(
                    1L,
                    new OpenItem(
                            new ItemKey("erp", "c", document, "1"),
                            document,
                            "D1",
                            money,
                            money,
                            null,
                            due,
                            creditFor,
                            null,
                            flags,
                            erpLevel),
                    1,
                    served,
                    holds,
                    promise,
                    plan,
                    null);
        }
    }

    static Item withoutDueDate(String document, String amount) {
        return new Item(document, amount, null);
    }
}
