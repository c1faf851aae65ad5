package org.dunning.erp.odoo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dunning.erp.odoo.OdooException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The API keys: the first that is accepted is used until it is refused. One that was refused is left alone for a while,
 * since Odoo slows down whoever keeps knocking.
 */
final class OdooKeys {

    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final List<String> keys = new ArrayList<>();
    private final Map<String, Instant> refused = new HashMap<>();
    private final Clock clock;

    OdooKeys(String key, @Nullable String next, Clock clock) {
        keys.add(key);
        if (next != null && !next.isBlank() && !next.equals(key)) {
            keys.add(next);
        }
        this.clock = clock;
    }

    /** @throws OdooException what the call itself threw, or that no key is left to try */
    <T> T with(Function<String, T> call) {
        @Nullable OdooException last = null;
        for (String key : usable()) {
            try {
                return call.apply(key);
            } catch (OdooException e) {
                if (!e.is(Kind.KEY)) {
                    throw e;
                }
                refuse(key);
                last = e;
            }
        }
        throw last != null ? last : tooEarly();
    }

    private synchronized List<String> usable() {
        Instant now = clock.instant();
        refused.values().removeIf(since -> !now.isBefore(since.plus(LEFT_ALONE)));
        return keys.stream().filter(key -> !refused.containsKey(key)).toList();
    }

    private synchronized void refuse(String key) {
        refused.put(key, clock.instant());
    }

    private static OdooException tooEarly() {
        return new OdooException(
                Kind.KEY,
                "Odoo refused every key a moment ago; make a new one (Preferences, Account Security) and set"
                        + " dunning.erp-api.password. The old ones are tried again after "
                        + LEFT_ALONE.toMinutes() + " minutes");
    }
}
