package org.dunning.outbox;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a hand-over means for the delivery. Only a numeric reply decides; a body written without a reply may have arrived.
 *
 * @param blame whose fault it is when it was not delivered
 * @param after how long at least nothing is tried; null when the channel did not say
 */
record HandOverVerdict(DeliveryState state, String detail, Blame blame, @Nullable Duration after) {

    HandOverVerdict(DeliveryState state, String detail, Blame blame) {
        this(state, detail, blame, null);
    }

    /** What is to be mended. */
    enum Blame {
        NOBODY,
        /** The relay or provider refuses us whatever we send: nothing more goes there. */
        OUR_SETTINGS,
        /** The connection failed. */
        CONNECTION,
        /** The debtor's address is refused for good. */
        ADDRESS
    }

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    static HandOverVerdict of(@Nullable HandOver handOver) {
        if (handOver instanceof HandOver.Accepted accepted) {
            return new HandOverVerdict(DeliveryState.SENT, accepted.answer(), Blame.NOBODY);
        }
        if (handOver instanceof HandOver.Refused refused) {
            return refused(refused);
        }
        if (handOver instanceof HandOver.Broken broken) {
            boolean unknown = broken.progress() == HandOver.Progress.WRITTEN;
            return new HandOverVerdict(
                    unknown ? DeliveryState.SUSPECT : DeliveryState.RETRY,
                    (unknown ? "handed over, but no answer came: " : "not delivered: ") + broken.problem(),
                    unknown ? Blame.NOBODY : Blame.CONNECTION);
        }
        if (handOver instanceof HandOver.Declined declined) {
            return switch (declined.why()) {
                case LATER ->
                    new HandOverVerdict(DeliveryState.RETRY, declined.answer(), Blame.NOBODY, declined.after());
                case LOGIN -> new HandOverVerdict(DeliveryState.RETRY, declined.answer(), Blame.OUR_SETTINGS);
                case ADDRESS -> new HandOverVerdict(DeliveryState.FAILED, declined.answer(), Blame.ADDRESS);
                case OURS -> new HandOverVerdict(DeliveryState.FAILED, declined.answer(), Blame.NOBODY);
            };
        }
        return new HandOverVerdict(DeliveryState.APPROVED, "not tried", Blame.NOBODY);
    }

    /**
     * Doubles from five minutes to four hours, with up to a fifth of jitter so that retries do not come together. None where
     * the relay or provider refused us: that has stopped, and goes on with the next run once it is mended. A wait that the
     * channel asks for is kept, up to a day.
     */
    Duration waitBefore(int attempts, double jitter) {
        if (blame == Blame.OUR_SETTINGS) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 6));
        Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        Duration usual = bounded.plusMillis((long) (bounded.toMillis() * 0.2 * jitter));
        Duration asked = after == null || after.compareTo(LONGEST_ASKED) < 0 ? after : LONGEST_ASKED;
        return asked != null && asked.compareTo(usual) > 0 ? asked : usual;
    }

    private static HandOverVerdict refused(HandOver.Refused refused) {
        String detail = refused.code() + " at "
                + refused.step().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + refused.answer();
        if (refused.code() < 500) {
            return new HandOverVerdict(
                    DeliveryState.RETRY, detail, isOurs(refused.step()) ? Blame.CONNECTION : Blame.NOBODY);
        }
        // 5.7.x is policy or authentication (RFC 3463): the same mail to another debtor would be refused as well.
        if (isOurs(refused.step()) || refused.answer().contains("5.7.")) {
            return new HandOverVerdict(DeliveryState.RETRY, detail, Blame.OUR_SETTINGS);
        }
        boolean address = refused.step() == HandOver.Step.RECIPIENT;
        return new HandOverVerdict(DeliveryState.FAILED, detail, address ? Blame.ADDRESS : Blame.NOBODY);
    }

    private static boolean isOurs(HandOver.Step step) {
        return step == HandOver.Step.CONNECT || step == HandOver.Step.AUTHENTICATE || step == HandOver.Step.SENDER;
    }
}
