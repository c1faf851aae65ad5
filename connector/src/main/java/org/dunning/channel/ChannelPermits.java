package org.dunning.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.dunning.ledger.RunLease;
import org.dunning.ledger.SendingPauses;
import org.dunning.outbox.HandOver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What every channel besides mail does before and after it hands over: as the mail channel, once and with a permit. */
@Component
class ChannelPermits {

    private final Clock clock;
    private final Duration maxAge;
    private final RunLease lease;
    private final SendingPauses pauses;

    ChannelPermits(
            Clock clock,
            @Value("${dunning.run.recheck-max-age:5m}") Duration recheckMaxAge,
            RunLease lease,
            SendingPauses pauses) {
        this.clock = clock;
        this.maxAge = recheckMaxAge;
        this.lease = lease;
        this.pauses = pauses;
    }

    /** @throws org.dunning.outbox.NotPermittedException when the outbox does not permit it; nothing happened then */
    ChannelMessage once(ChannelMessage message, Function<ChannelMessage, HandOver> handOver) {
        String channel = message.rendered().notice().channel().label();
        new PermitRule(clock, maxAge, lease::held, (company, on) -> pauses.reasonLately(company, channel, on))
                .check(message);
        message.begin();
        message.handedOver(handOver.apply(message));
        return message;
    }
}
