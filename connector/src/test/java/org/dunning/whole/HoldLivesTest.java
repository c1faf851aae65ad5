package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dunning.inbox.ReviewDesk;
import org.dunning.ledger.Standing;
import org.dunning.run.Outcome;
import org.junit.jupiter.api.Test;

/** The holds that follow from answers: each has an owner and a day, and none ends in a notice that nobody has looked at. */
class HoldLivesTest extends WithMailbox {

    private static final String OPEN =
            "select kind || ' ' || owner || ' ' || coalesce(cast(until as varchar(10)), '-') from dunning_block where released_at is null";

    private List<String> outcome(int day) {
        connector.on(TODAY.plusDays(day)).run();
        return rows("select code from item_outcome where to_run is null");
    }

    private String confirm() {
        return connector.bean(ReviewDesk.class).confirm(1, "Ana", null).message();
    }

    @Test
    void aQuestionThatNobodyReadIsNotDunnedAfterItsDayButReviewed() throws Exception {
        answers("¿Me podéis explicar a qué corresponde esta factura?");
        assertThat(rows(OPEN)).containsExactly("QUESTION credit control 2026-11-25");
        assertThat(outcome(5)).containsExactly(Outcome.BLOCKED.name());

        assertThat(outcome(30)).containsExactly(Outcome.HOLD_ENDED.name());
        assertThat(connector.bean(Standing.class).openTasks())
                .containsEntry("HOLD_ENDED", 1L)
                .containsEntry("REPLY", 1L);
        assertThat(connector.mails()).hasSize(1);
    }

    @Test
    void whoAskedGetsSomeDaysForWhatAPersonHasAnsweredAndThenTheNextStageGoesOut() throws Exception {
        answers("¿Me podéis explicar a qué corresponde esta factura?");
        connector.on(TODAY.plusDays(30));
        assertThat(confirm()).endsWith("what follows: 1 item rests until 2026-12-25, for what you answer");
        assertThat(rows(OPEN)).containsExactly("ANSWERED Ana 2026-12-25");
        assertThat(outcome(35)).containsExactly(Outcome.BLOCKED.name());

        connector.on(TODAY.plusDays(38)).run();
        assertThat(connector.mails()).hasSize(2);
        assertThat(rows(OPEN)).isEmpty();
        assertThat(rows("select released_by from dunning_block order by id")).containsExactly("Ana", "its end");
    }

    @Test
    void aQuestionThatWasNoneHoldsNothing() throws Exception {
        answers("¿Me podéis explicar a qué corresponde esta factura?");
        connector.bean(ReviewDesk.class).dismiss(1, "Ana", null);

        assertThat(rows(OPEN)).isEmpty();
        connector.on(TODAY.plusDays(20)).run();
        assertThat(connector.mails()).hasSize(2);
    }

    @Test
    void aWrongPersonIsLookedAtWithinTwoWorkingDaysAndWrittenToNoMore() throws Exception {
        answers("Ya no trabajo en esta empresa, dirigíos a gerencia@otra.example.");
        assertThat(rows(OPEN)).containsExactly("BLOCK credit control 2026-11-24");
        assertThat(outcome(4)).containsExactly(Outcome.BLOCKED.name());
        assertThat(outcome(20)).containsExactly(Outcome.HOLD_ENDED.name());
        assertThat(connector.mails()).hasSize(1);

        assertThat(confirm()).endsWith("its address is used no more");
        assertThat(rows(OPEN)).isEmpty();
        assertThat(outcome(21)).containsExactly(Outcome.NO_CONTACT.name());
        erp.change("update dunning_open_items set email = 'new@debtor.example'");
        connector.on(TODAY.plusDays(22)).run();
        assertThat(rows("select address from delivery order by id"))
                .containsExactly("d1@debtor.example", "new@debtor.example");
    }

    @Test
    void aLawyerIsReadWithinTwoWorkingDaysAndOnceConfirmedThereIsNoEnd() throws Exception {
        answers("A partir de ahora hablen con nuestro abogado.");
        assertThat(rows(OPEN)).containsExactly("BLOCK credit control 2026-11-24");

        confirm();
        assertThat(rows(OPEN)).containsExactly("BLOCK Ana -");
        assertThat(outcome(60)).containsExactly(Outcome.BLOCKED.name());
    }
}
