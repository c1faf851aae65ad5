package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The one Odoo: chooses how it is asked, uses the key that works, and repeats what may be repeated. */
@Lazy
@Component
class OdooServer {

    private static final int TRIES = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ErpApiProperties api;
    private final Protocol configured;
    private final OdooHttp http;
    private final OdooKeys keys;
    private final Consumer<Duration> pause;

    private @Nullable OdooProtocol protocol;

    @Autowired
    OdooServer(ErpApiProperties api, OdooProperties odoo, Clock clock) {
        this(api, odoo, clock, duration -> LockSupport.parkNanos(duration.toNanos()));
    }

    OdooServer(ErpApiProperties api, OdooProperties odoo, Clock clock, Consumer<Duration> pause) {
        this.api = api;
        this.configured = odoo.protocol();
        this.http = new OdooHttp(api);
        this.keys = new OdooKeys(OdooHttp.required(api.password(), "password"), odoo.nextKey(), clock);
        this.pause = pause;
    }

    /** Asks for something; what passes by itself is asked again. */
    JsonNode read(OdooCall call) {
        for (int tried = 1; ; tried++) {
            try {
                return write(call);
            } catch (OdooException e) {
                if (!e.isPassing() || tried == TRIES) {
                    throw e;
                }
                pause.accept(pauseAfter(tried, e));
            }
        }
    }

    /** Has something done, once: whether to do it again is for the caller to find out. */
    JsonNode write(OdooCall call) {
        OdooProtocol chosen = protocol();
        return keys.with(key -> chosen.call(call, key));
    }

    /** A file behind an address that Odoo gave; null when what is there is no PDF. */
    byte @Nullable [] download(String path) {
        OdooReply reply = http.get(path);
        boolean pdf = reply.status() == 200 && reply.contentType().startsWith("application/pdf");
        return pdf ? reply.body() : null;
    }

    /** The server's time of its last answer; null when it tells none. */
    @Nullable
    Instant time() {
        return http.serverTime();
    }

    boolean speaksJsonTwo() {
        return protocol() instanceof JsonTwo;
    }

    private synchronized OdooProtocol protocol() {
        OdooProtocol known = protocol;
        if (known == null) {
            known = usesJsonTwo() ? new JsonTwo(http) : new JsonRpc(http, api);
            protocol = known;
        }
        return known;
    }

    private boolean usesJsonTwo() {
        return configured == Protocol.AUTO ? OdooVersion.hasJsonTwo(http) : configured == Protocol.JSON_2;
    }

    private static Duration pauseAfter(int tried, OdooException problem) {
        Duration asked = problem.askedToWait();
        Duration wanted = asked == null ? Duration.ofSeconds(1L << (2 * (tried - 1))) : asked;
        return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    }
}
