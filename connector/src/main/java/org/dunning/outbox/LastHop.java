package org.dunning.outbox;

import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;

/** What a channel asks and tells at the last hop of a message. */
public interface LastHop {

    /** Why no mail leaves any more, whatever was intended; null while all is well. */
    @Nullable
    String mailStopped();

    /** Why nothing more goes by a channel other than mail in this run; null while it does. */
    default @Nullable String rests(Channel channel) {
        return null;
    }

    /**
     * From here on the message may arrive: told before its last byte leaves.
     *
     * @throws NotPermittedException when that could not be noted; it must not leave then
     */
    void leaves(long deliveryId);

    /** What came of it: told before the next message takes its place. */
    void answered(long deliveryId, Channel channel, HandOver handOver);
}
