package org.dunning.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which items rest on a promise, and with how much. */
class PromisedSharesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 11);
    private static final Affair.Item OLD = new Affair.Item(1, "FV-1", Money.of("300", "EUR"));
    private static final Affair.Item NEW = new Affair.Item(2, "FV-2", Money.of("700", "EUR"));
    private static final Affair.Item ELSEWHERE = new Affair.Item(3, "FV-3", Money.of("90", "EUR"));
    private static final Affair AFFAIR =
            new Affair(new DebtorKey("sql", "acme", "D1"), 1L, List.of(OLD, NEW), List.of(OLD, NEW, ELSEWHERE));

    private static Understood.Promised on(LocalDate day, @Nullable String amount, String... documents) {
        return new Understood.Promised(
                day, amount == null ? null : new BigDecimal(amount), null, List.of(documents), "words");
    }

    private static List<String> shares(List<String> documents, Understood.Promised... promises) {
        return PromiseBook.shares(
                        new Understood(ReplyIntent.PROMISE, List.of(promises), documents, null, Wish.NOTHING), AFFAIR)
                .stream()
                .map(share -> share.item().document() + " " + share.on().getDayOfMonth() + " "
                        + (share.amount() == null
                                ? "all"
                                : share.amount().amount().toPlainString()))
                .toList();
    }

    @Test
    void withoutAnAmountEveryItemOfTheNoticeRestsAndNoOther() {
        assertThat(shares(List.of(), on(DAY, null))).containsExactly("FV-1 11 all", "FV-2 11 all");
    }

    @Test
    void theDocumentsThatAreNamedRestAloneEvenThoseOfAnotherNotice() {
        assertThat(shares(List.of("fv-3"), on(DAY, null))).containsExactly("FV-3 11 all");
        assertThat(shares(List.of(), on(DAY, null, "FV-2"))).containsExactly("FV-2 11 all");
    }

    @Test
    void anAmountServesTheOldestItemFirst() {
        assertThat(shares(List.of(), on(DAY, "500"))).containsExactly("FV-1 11 300.00", "FV-2 11 200.00");
    }

    @Test
    void severalAmountsFollowEachOther() {
        assertThat(shares(List.of(), on(DAY, "500"), on(DAY.plusDays(7), "500")))
                .containsExactly("FV-1 11 300.00", "FV-2 11 200.00", "FV-2 18 500.00");
    }

    @Test
    void ofSeveralDaysForAllOfAnItemTheLastCounts() {
        assertThat(shares(List.of(), on(DAY.plusDays(7), null, "FV-1"), on(DAY, null, "FV-1")))
                .containsExactly("FV-1 18 all");
    }
}
