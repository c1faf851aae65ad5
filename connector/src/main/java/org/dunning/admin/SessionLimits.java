package org.dunning.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session nobody works in, although an open Hawtio page keeps polling, and any session after some hours. */
final class SessionLimits extends OncePerRequestFilter {

    private static final String STARTED = SessionLimits.class.getName() + ".started";
    private static final String TOUCHED = SessionLimits.class.getName() + ".touched";

    private final Clock clock;
    private final Duration idle;
    private final Duration max;

    SessionLimits(Clock clock, Duration idle, Duration max) {
        this.clock = clock;
        this.idle = idle;
        this.max = max;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && over(session)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        } else if (session != null && !polls(request)) {
            session.setAttribute(TOUCHED, clock.instant());
        }
        chain.doFilter(request, response);
    }

    private boolean over(HttpSession session) {
        Instant now = clock.instant();
        return since(session, STARTED, now).plus(max).isBefore(now)
                || since(session, TOUCHED, now).plus(idle).isBefore(now);
    }

    private static Instant since(HttpSession session, String name, Instant now) {
        if (session.getAttribute(name) instanceof Instant instant) {
            return instant;
        }
        session.setAttribute(name, now);
        return now;
    }

    private static boolean polls(HttpServletRequest request) {
        return request.getServletPath().startsWith("/hawtio/jolokia");
    }
}
