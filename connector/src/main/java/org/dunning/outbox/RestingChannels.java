package org.dunning.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;

/** Channels other than mail that are asked no more in this run: they refuse our login, or took nothing several times in a row. */
final class RestingChannels {

    private static final int MOST_FAILURES = 5;

    /** @param why null while it is still asked */
    private record Streak(int failures, @Nullable String why) {}

    private final Map<Channel, Streak> streaks = new ConcurrentHashMap<>();

    void observe(Channel channel, HandOverVerdict verdict) {
        streaks.compute(channel, (same, before) -> next(channel, before, verdict));
    }

    private static @Nullable Streak next(Channel channel, @Nullable Streak before, HandOverVerdict verdict) {
        if (before != null && before.why() != null) {
            return before;
        }
        if (verdict.state() != DeliveryState.RETRY) {
            return null;
        }
        int failures = before == null ? 1 : before.failures() + 1;
        boolean refused = verdict.blame() == HandOverVerdict.Blame.OUR_SETTINGS;
        return new Streak(
                failures,
                refused || failures >= MOST_FAILURES
                        ? channel.label() + " rests" + (refused ? "" : " after " + failures + " failures in a row")
                                + " ("
                                + verdict.detail() + ")" + (refused ? "; mend dunning.channels." + channel.label() : "")
                                + "; what is left is tried again by the next dispatch or run"
                        : null);
    }

    @Nullable
    String why(Channel channel) {
        Streak streak = streaks.get(channel);
        return streak == null ? null : streak.why();
    }

    List<String> all() {
        return streaks.values().stream()
                .flatMap(streak -> Stream.ofNullable(streak.why()))
                .sorted()
                .toList();
    }

    void reset() {
        streaks.clear();
    }
}
