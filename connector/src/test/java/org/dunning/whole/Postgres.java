package org.dunning.whole;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** A PostgreSQL for tests. On a busy machine it takes longer to start than the ten seconds it is given otherwise. */
public final class Postgres {

    private Postgres() {}

    public static EmbeddedPostgres start() throws IOException {
        return builder().start();
    }

    public static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2));
    }
}
