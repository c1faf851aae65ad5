package org.dunning.admin;

import java.util.Map;
import java.util.TreeMap;
import org.dunning.ledger.Standing;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/**
 * Health of the dunning itself: last runs, backlog, failures, pause. DOWN when the ledger cannot be read or a company's
 * last run was refused. Counts and dates only, nothing of a debtor.
 */
@Component("dunning")
@ConditionalOnWebApplication(type = Type.SERVLET)
class DunningHealthIndicator extends AbstractHealthIndicator {

    private final Standing standing;
    private final StatusBoard board;

    DunningHealthIndicator(Standing standing, StatusBoard board) {
        super("the ledger cannot be read");
        this.standing = standing;
        this.board = board;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, String> lastRuns = new TreeMap<>();
        health.up();
        for (Standing.LastRun run : standing.lastRuns()) {
            lastRuns.put(run.company(), run.on() + " " + run.state());
            if (run.state().equals("REFUSED")) {
                health.down();
            }
        }
        health.withDetail("lastRuns", lastRuns)
                .withDetail("sending", board.pausesNow().isEmpty() ? "not paused" : "paused")
                .withDetail("differences", board.differences().size())
                .withDetail("backlog", StatusBoard.backlog(standing.backlog()));
    }
}
