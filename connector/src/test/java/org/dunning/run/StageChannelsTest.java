package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.item;

import java.util.List;
import java.util.Map;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Reach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a stage's channels the first that reaches the debtor is taken; where none does, a person is told which were tried. */
class StageChannelsTest {

    @Test
    void whereNoChannelReachesTheDebtorAllAreNamed() {
        assertThat(rule(null, Reach.NONE, Channel.LETTER, Channel.CALL))
                .isEqualTo("NO_CONTACT no letter or call reaches the debtor");
        assertThat(rule(null, Reach.NONE, Channel.LETTER, Channel.MAIL))
                .isEqualTo(
                        "NO_CONTACT no letter or mail reaches the debtor; the ERP has no e-mail address of the debtor");
        assertThat(rule(null, Reach.NONE, Channel.MAIL))
                .isEqualTo("NO_CONTACT the ERP has no e-mail address of the debtor");
    }

    @Test
    void theFirstChannelThatReachesTheDebtorIsTaken() {
        var reach = new Reach("Calle Mayor, 1", "+34910000001", false);

        assertThat(channel("a@example.com", reach, Channel.WHATSAPP, Channel.CALL, Channel.LETTER))
                .isEqualTo(Channel.CALL);
        assertThat(channel("a@example.com", reach, Channel.LETTER, Channel.MAIL))
                .isEqualTo(Channel.LETTER);
        assertThat(channel("a@example.com", Reach.NONE, Channel.LETTER, Channel.MAIL))
                .isEqualTo(Channel.MAIL);
    }

    private static String rule(@Nullable String email, Reach reach, Channel... channels) {
        ItemDecision item = decide(email, reach, channels).items().get(0);
        return item.outcome() + " " + item.rule();
    }

    private static Channel channel(@Nullable String email, Reach reach, Channel... channels) {
        return decide(email, reach, channels).notices().get(0).channel();
    }

    private static AccountDecision decide(@Nullable String email, Reach reach, Channel... channels) {
        Debtor known = Given.debtor(email);
        var debtor =
                new Debtor(known.key(), known.name(), email, null, null, null, null, null, null, null, null, reach);
        DunningStage mailed = Given.stage("friendly", 1, 1, null);
        var stage = new DunningStage(
                mailed.stage(),
                mailed.daysFromDue(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(channels),
                null);
        return DunningPolicy.decide(
                account(debtor, item("A", "100.00", 3)),
                new RunContext(ON, new DunningProcedure("p", 0, null, List.of(stage)), 2, Map.of()));
    }
}
