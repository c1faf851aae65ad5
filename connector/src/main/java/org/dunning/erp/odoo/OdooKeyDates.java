package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** When the login's API keys end, as far as Odoo tells: those of 17 never do, those of 19 do after months. */
@Lazy
@Component
class OdooKeyDates {

    private static final Duration SOON = Duration.ofDays(21);
    private static final String MODEL = "res.users.apikeys";
    private static final String END = "expiration_date";

    private final OdooServer odoo;
    private final Clock clock;

    OdooKeyDates(OdooServer odoo, Clock clock) {
        this.odoo = odoo;
        this.clock = clock;
    }

    /** "yes", with a warning when a key ends soon. Which of several is ours, Odoo does not say. */
    String inWords() {
        if (!odoo.read(OdooCall.fieldsGet(MODEL, List.of(END))).has(END)) {
            return "yes; in this Odoo keys do not end";
        }
        JsonNode keys = odoo.read(OdooCall.searchRead(MODEL, List.of(), List.of("name", END), 0, Map.of()));
        var ends = new TreeMap<Instant, String>();
        keys.forEach(key -> {
            if (key.path(END).isTextual()) {
                ends.put(utc(key.path(END).asText()), key.path("name").asText());
            }
        });
        var next = ends.ceilingEntry(clock.instant());
        if (next == null) {
            return "yes; no key of this login ends";
        }
        String told = "the login's key '" + next.getValue() + "' ends on "
                + next.getKey().atZone(ZoneOffset.UTC).toLocalDate();
        return next.getKey().isBefore(clock.instant().plus(SOON))
                ? "yes, but " + told + ": make another and set it as dunning.odoo.next-key"
                : "yes; " + told;
    }

    private static Instant utc(String written) {
        return LocalDateTime.parse(written.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
