package org.dunning.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.HandOver.Step;
import org.dunning.outbox.HandOverVerdict.Blame;
import org.dunning.receivable.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOverVerdictTest {

    @Test
    void anAcceptedMessageIsSent() {
        assertThat(HandOverVerdict.of(new HandOver.Accepted("250 2.0.0 queued")).state())
                .isEqualTo(DeliveryState.SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "421, 4.3.2 shutting down, CONNECT, RETRY, CONNECTION",
        "535, 5.7.8 wrong password, AUTHENTICATE, RETRY, OUR_SETTINGS",
        "550, 5.1.8 bad sender, SENDER, RETRY, OUR_SETTINGS",
        "450, 4.2.0 greylisted, RECIPIENT, RETRY, NOBODY",
        "550, 5.1.1 no such user, RECIPIENT, FAILED, ADDRESS",
        "554, 5.7.1 blocked by policy, RECIPIENT, RETRY, OUR_SETTINGS",
        "451, 4.3.0 try again, FINAL_DOT, RETRY, NOBODY",
        "554, 5.6.0 malformed, FINAL_DOT, FAILED, NOBODY",
        "554, 5.7.1 looks like spam, FINAL_DOT, RETRY, OUR_SETTINGS",
    })
    void aNumericReplyDecides(int code, String answer, Step step, DeliveryState state, Blame blame) {
        HandOverVerdict verdict = HandOverVerdict.of(new HandOver.Refused(code, answer, step));

        assertThat(verdict.state()).isEqualTo(state);
        assertThat(verdict.blame()).isEqualTo(blame);
    }

    @ParameterizedTest
    @CsvSource({"NOT_STARTED, RETRY", "STARTED, RETRY", "WRITTEN, SUSPECT"})
    void onlyAWrittenBodyWithoutReplyIsSuspect(Progress progress, DeliveryState state) {
        assertThat(HandOverVerdict.of(new HandOver.Broken(progress, "connection reset"))
                        .state())
                .isEqualTo(state);
    }

    @Test
    void waitsDoubleFromFiveMinutesToFourHoursWithJitter() {
        var greylisted = HandOverVerdict.of(new HandOver.Refused(450, "4.2.0 greylisted", Step.RECIPIENT));

        assertThat(greylisted.waitBefore(0, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(greylisted.waitBefore(3, 0)).isEqualTo(Duration.ofMinutes(40));
        assertThat(greylisted.waitBefore(60, 0)).isEqualTo(Duration.ofHours(4));
        assertThat(greylisted.waitBefore(0, 1)).isEqualTo(Duration.ofMinutes(6));
    }

    /** The alarm says "mend and run again": then the run has to take what was refused. */
    @Test
    void doesNotWaitWhereSendingStoppedUntilAPersonMendsIt() {
        var refused = HandOverVerdict.of(new HandOver.Refused(535, "5.7.8 wrong password", Step.AUTHENTICATE));

        assertThat(refused.waitBefore(3, 1)).isZero();
    }

    @Test
    void theRelayStopsAtOnceWhenItRefusesUsAndAfterFiveFailedConnections(@TempDir Path folder) {
        var relay = new Relay(new HandOverLogs(folder));
        var broken = new HandOver.Broken(Progress.NOT_STARTED, "connection refused");
        for (int i = 0; i < 4; i++) {
            relay.answered(1, Channel.MAIL, broken);
        }
        relay.answered(1, Channel.MAIL, new HandOver.Accepted("250 ok"));
        for (int i = 0; i < 4; i++) {
            relay.answered(1, Channel.MAIL, broken);
        }
        assertThat(relay.mailStopped()).isNull();
        relay.answered(1, Channel.MAIL, broken);
        assertThat(relay.mailStopped()).contains("after 5 failed connections").contains("connection refused");

        relay.reset();
        relay.answered(1, Channel.MAIL, new HandOver.Refused(535, "5.7.8 wrong password", Step.AUTHENTICATE));
        assertThat(relay.mailStopped()).contains("the mail server refuses us");
    }
}
