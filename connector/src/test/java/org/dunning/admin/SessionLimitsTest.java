package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionLimitsTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void endsWhenNobodyDidAnythingAlthoughThePagePolls() throws Exception {
        request("/hawtio/user", Duration.ZERO);
        for (int minute = 1; minute <= 30; minute++) {
            request("/hawtio/jolokia", Duration.ofMinutes(minute));
        }
        assertThat(session.isInvalid()).isFalse();

        request("/hawtio/jolokia", Duration.ofMinutes(31));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void goesOnWhileSomebodyWorks() throws Exception {
        for (int minute = 0; minute <= 120; minute += 20) {
            request("/hawtio/refresh", Duration.ofMinutes(minute));
        }

        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void endsAfterSomeHoursInAnyCase() throws Exception {
        for (int minute = 0; minute <= 12 * 60 + 20; minute += 20) {
            request("/hawtio/refresh", Duration.ofMinutes(minute));
        }

        assertThat(session.isInvalid()).isTrue();
    }

    private void request(String path, Duration after) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setSession(session);
        var clock = Clock.fixed(START.plus(after), ZoneOffset.UTC);
        new SessionLimits(clock, Duration.ofMinutes(30), Duration.ofHours(12))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
