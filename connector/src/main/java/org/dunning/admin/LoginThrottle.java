package org.dunning.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locks a login after repeated failures, for one user from one address and, ten times later, for an address whatever
 * user it tries. Names that do not exist are treated like those that do.
 */
final class LoginThrottle {

    /** More are forgotten, the oldest first: an attacker must not fill the memory. */
    private static final int REMEMBERED = 10_000;

    private static final int ADDRESS_FACTOR = 10;

    private final Clock clock;
    private final int limit;
    private final Duration lock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(Clock clock, int limit, Duration lock) {
        this.clock = clock;
        this.limit = limit;
        this.lock = lock;
    }

    synchronized boolean locked(String user, String address) {
        return count(key(user, address)) >= limit || count(address) >= limit * ADDRESS_FACTOR;
    }

    synchronized void failed(String user, String address) {
        add(key(user, address));
        add(address);
    }

    synchronized void succeeded(String user, String address) {
        failures.remove(key(user, address));
    }

    private int count(String key) {
        Failures known = current(key);
        return known == null ? 0 : known.count();
    }

    private void add(String key) {
        Failures known = current(key);
        failures.remove(key);
        failures.put(key, new Failures(known == null ? 1 : known.count() + 1, clock.instant()));
    }

    private @Nullable Failures current(String key) {
        Failures known = failures.get(key);
        return known == null || known.last().plus(lock).isBefore(clock.instant()) ? null : known;
    }

    private static String key(String user, String address) {
        return address + " " + user;
    }

    private record Failures(int count, Instant last) {}
}
