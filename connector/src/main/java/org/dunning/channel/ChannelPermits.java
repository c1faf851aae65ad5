package org.dunning.channel;

import java.util.function.Function;
import org.dunning.outbox.HandOver;
import org.springframework.stereotype.Component;

/** What every channel besides mail does before and after it hands over: as the mail channel, once and with a permit. */
@Component
class ChannelPermits {

    private final PermitRule permit;

    ChannelPermits(PermitRule permit) {
        this.permit = permit;
    }

    /** @throws org.dunning.outbox.NotPermittedException when the outbox does not permit it; nothing happened then */
    ChannelMessage once(ChannelMessage message, Function<ChannelMessage, HandOver> handOver) {
        permit.once(message, permitted -> {
            permit.leaves(permitted);
            return permit.answered(permitted, handOver.apply(permitted));
        });
        return message;
    }
}
