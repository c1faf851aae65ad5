package org.dunning.admin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** Health of the dunning itself: last run, backlog, failures, pause. A ledger that cannot be read is DOWN. */
@Component("dunning")
@ConditionalOnWebApplication(type = Type.SERVLET)
class DunningHealthIndicator implements HealthIndicator {

    private final ObjectProvider<Desk> desks;

    DunningHealthIndicator(ObjectProvider<Desk> desks) {
        this.desks = desks;
    }

    @Override
    public Health health() {
        Desk desk = desks.getIfAvailable();
        if (desk == null) {
            return Health.unknown().build();
        }
        Desk.Condition condition = desk.condition();
        Health.Builder health =
                condition.wrong() == null ? Health.up() : Health.down().withDetail("wrong", condition.wrong());
        return health.withDetails(condition.details()).build();
    }
}
