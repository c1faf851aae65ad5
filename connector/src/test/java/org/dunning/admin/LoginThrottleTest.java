package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final TurnableClock clock = new TurnableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock, 3, Duration.ofMinutes(15));

    @Test
    void locksOneUserFromOneAddressAfterSomeFailures() {
        fail(3, "vera", "192.0.2.1");

        assertThat(throttle.locked("vera", "192.0.2.1")).isTrue();
        assertThat(throttle.locked("vera", "192.0.2.2")).isFalse();
        assertThat(throttle.locked("otto", "192.0.2.1")).isFalse();
    }

    @Test
    void unlocksAfterAWhile() {
        fail(3, "vera", "192.0.2.1");
        clock.now = clock.now.plus(Duration.ofMinutes(16));

        assertThat(throttle.locked("vera", "192.0.2.1")).isFalse();
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail(2, "vera", "192.0.2.1");
        throttle.succeeded("vera", "192.0.2.1");
        fail(2, "vera", "192.0.2.1");

        assertThat(throttle.locked("vera", "192.0.2.1")).isFalse();
    }

    @Test
    void locksAnAddressThatTriesManyNames() {
        for (int user = 0; user < 30; user++) {
            fail(1, "user" + user, "192.0.2.1");
        }

        assertThat(throttle.locked("vera", "192.0.2.1")).isTrue();
        assertThat(throttle.locked("vera", "192.0.2.2")).isFalse();
    }

    private void fail(int times, String user, String address) {
        for (int n = 0; n < times; n++) {
            throttle.failed(user, address);
        }
    }

    private static final class TurnableClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
