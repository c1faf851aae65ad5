package org.dunning.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.outbox.DeliveryState.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    private static final Map<DeliveryState, Set<DeliveryState>> MOVES = Map.of(
            PROPOSED, EnumSet.of(APPROVED, WITHDRAWN),
            APPROVED, EnumSet.of(SENDING, WITHDRAWN, PROPOSED),
            RETRY, EnumSet.of(SENDING, WITHDRAWN, PROPOSED),
            SENDING, EnumSet.of(SENT, RETRY, FAILED, SUSPECT, APPROVED),
            SUSPECT, EnumSet.of(SENT, RETRY, FAILED, WITHDRAWN),
            SENT, EnumSet.of(BOUNCED),
            FAILED, EnumSet.noneOf(DeliveryState.class),
            WITHDRAWN, EnumSet.noneOf(DeliveryState.class),
            BOUNCED, EnumSet.noneOf(DeliveryState.class));

    @Test
    void onlyTheseMovesArePossible() {
        for (DeliveryState from : DeliveryState.values()) {
            for (DeliveryState to : DeliveryState.values()) {
                assertThat(from.mayBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(MOVES.get(from).contains(to));
            }
        }
    }
}
