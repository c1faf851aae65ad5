package org.dunning.channel;

import java.time.LocalDate;
import org.dunning.outbox.Intent;
import org.jspecify.annotations.Nullable;

/** What a channel asks a permit for. */
interface Permitted {

    long deliveryId();

    LocalDate businessDate();

    /** Null while the outbox has permitted nothing. */
    @Nullable
    Intent intent();
}
