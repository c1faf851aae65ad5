package org.dunning.answerpage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dunning.company.AnswerLinkProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** So many requests of one address a minute, and twice as many posts of one link a day. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty(prefix = "dunning.answer-links", name = "enabled", havingValue = "true")
class AnswerThrottle {

    /** More are forgotten, the oldest first: an attacker must not fill the memory. */
    private static final int REMEMBERED = 10_000;

    private final AnswerLinkProperties properties;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    AnswerThrottle(AnswerLinkProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    private record Window(Instant since, int count) {}

    boolean allows(String address) {
        return allows("address " + address, Duration.ofMinutes(1), properties.requestsAMinute());
    }

    boolean allowsPost(String token) {
        String shown = token.length() > 80 ? token.substring(0, 80) : token;
        return allows("link " + shown, Duration.ofDays(1), 2 * properties.requestsAMinute());
    }

    private synchronized boolean allows(String key, Duration length, int most) {
        Instant now = clock.instant();
        Window known = windows.remove(key);
        Window window = known == null || known.since.plus(length).isBefore(now)
                ? new Window(now, 1)
                : new Window(known.since, known.count + 1);
        windows.put(key, window);
        return window.count <= most;
    }
}
