package org.dunning.channel;

import java.util.function.BiFunction;
import org.dunning.outbox.HandOver;
import org.springframework.stereotype.Component;

/** What every channel besides mail does before and after it hands over: as the mail channel, once and with a permit. */
@Component
class ChannelPermits {

    private final PermitRule permit;

    ChannelPermits(PermitRule permit) {
        this.permit = permit;
    }

    /**
     * Hands a message over.
     *
     * @param handOver gets the message, and what it must call before the message may arrive
     * @throws org.dunning.outbox.NotPermittedException when the outbox does not permit it; nothing happened then
     */
    ChannelMessage once(ChannelMessage message, BiFunction<ChannelMessage, Runnable, HandOver> handOver) {
        permit.once(message, permitted -> {
            String rests = permit.rests(permitted);
            if (rests != null) {
                return new HandOver.Declined(HandOver.Why.LATER, rests);
            }
            return permit.answered(permitted, handOver.apply(permitted, () -> permit.leaves(permitted)));
        });
        return message;
    }
}
