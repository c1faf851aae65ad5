package org.dunning.outbox;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dunning.outbox.PaceLimits.DomainPace;
import org.jspecify.annotations.Nullable;

/** Whose turn it is: so many mails in a minute to the relay in all, and to each recipient's domain. */
public final class Pace {

    /** Mails leave in small bursts, so that the ERP is asked again for several at a time. */
    private static final Duration USUAL_BURST = Duration.ofSeconds(10);

    /** More domains than this are forgotten again while they have all their turns. */
    private static final int MANY = 10_000;

    private static final RateLimiter UNLIMITED = RateLimiter.of(
            "unlimited",
            RateLimiterConfig.custom()
                    .limitForPeriod(Integer.MAX_VALUE)
                    .limitRefreshPeriod(Duration.ofMillis(1))
                    .timeoutDuration(Duration.ZERO)
                    .build());

    private final PaceLimits limits;
    private final Duration burst;
    private final RateLimiter relay;
    private final Map<String, RateLimiter> domains = new ConcurrentHashMap<>();

    public Pace(PaceLimits limits) {
        this(limits, USUAL_BURST);
    }

    Pace(PaceLimits limits, Duration burst) {
        this.limits = limits;
        this.burst = burst;
        this.relay = limiter("relay", limits.perMinute());
    }

    /** Takes the turn of one mail to this address; false when it has to wait. */
    boolean take(String address) {
        return relayIsFree() && ofDomain(domain(address)).acquirePermission() && relay.acquirePermission();
    }

    /** Whether the relay takes one more now. */
    boolean relayIsFree() {
        return isFree(relay);
    }

    /** Whether one more may leave to this domain now. */
    boolean isFree(String domain) {
        return relayIsFree() && isFree(ofDomain(domain));
    }

    Duration longestWait() {
        return limits.longestWait();
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isFree(RateLimiter limiter) {
        return limiter == UNLIMITED || limiter.getMetrics().getAvailablePermissions() > 0;
    }

    private RateLimiter ofDomain(String domain) {
        if (domains.size() > MANY) {
            domains.values()
                    .removeIf(limiter -> limiter.getMetrics().getAvailablePermissions()
                            >= limiter.getRateLimiterConfig().getLimitForPeriod());
        }
        return domains.computeIfAbsent(domain, name -> limiter(name, perMinute(name)));
    }

    private @Nullable Integer perMinute(String domain) {
        return limits.domains().stream()
                .filter(own -> own.domain().equalsIgnoreCase(domain))
                .map(DomainPace::perMinute)
                .findFirst()
                .orElse(limits.perMinuteAndDomain());
    }

    private RateLimiter limiter(String name, @Nullable Integer perMinute) {
        if (perMinute == null) {
            return UNLIMITED;
        }
        long inABurst = Math.max(1, perMinute * burst.toMillis() / 60_000);
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod((int) inABurst)
                        .limitRefreshPeriod(
                                Duration.ofMinutes(1).multipliedBy(inABurst).dividedBy(perMinute))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }
}
