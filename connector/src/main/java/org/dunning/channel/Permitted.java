package org.dunning.channel;

import java.time.LocalDate;
import org.dunning.receivable.Channel;

/** What a channel asks a permit for. */
interface Permitted {

    long deliveryId();

    LocalDate businessDate();

    Channel channel();

    Passage passage();
}
