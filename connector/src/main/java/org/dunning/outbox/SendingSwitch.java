package org.dunning.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.dunning.company.Companies;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.SendingPauses.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person stops sending, or lets it go on; answers in words. */
@Component
public class SendingSwitch {

    private final SendingPauses pauses;
    private final Companies companies;
    private final Clock clock;

    SendingSwitch(SendingPauses pauses, Companies companies, Clock clock) {
        this.pauses = pauses;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * Stops it, also for a run that is going on.
     *
     * @param until the last day it holds; null without end
     * @throws IllegalArgumentException when this would stop nothing
     */
    public String pause(Scope scope, String reason, String by, @Nullable LocalDate until) {
        refuseUnknown(scope);
        // A day's grace: the date differs between the companies' zones.
        if (until != null && until.isBefore(LocalDate.now(clock).minusDays(1))) {
            throw new IllegalArgumentException("'until' is " + until + ", which is past");
        }
        pauses.pause(scope, reason, by, until);
        return "Sending" + scope.inWords() + " is paused" + (until == null ? "" : " until the end of " + until)
                + ". A run that is going on stops before its next mail.";
    }

    /**
     * Ends every pause of this scope; what is still paused is told.
     *
     * @throws IllegalArgumentException when there is no such company or channel
     */
    public String resume(Scope scope, String by) {
        refuseUnknown(scope);
        int ended = pauses.resume(scope, by);
        List<String> left = pauses.open().stream()
                .map(pause -> "sending" + pause.scope().inWords() + " by " + pause.actor() + ": " + pause.reason())
                .toList();
        return "Sending" + scope.inWords() + (ended == 0 ? " was not paused." : " is resumed, with the next run.")
                + (left.isEmpty() ? "" : " Still paused: " + String.join("; ", left) + ".");
    }

    private void refuseUnknown(Scope scope) {
        String company = scope.company();
        String channel = scope.channel();
        if (company != null && !companies.companies().containsKey(company)) {
            throw new IllegalArgumentException("no company '" + company + "' under dunning.companies; there is "
                    + String.join(", ", new TreeSet<>(companies.companies().keySet())));
        }
        if (channel != null && !Channels.ALL.contains(channel)) {
            throw new IllegalArgumentException(
                    "no channel '" + channel + "'; there is " + String.join(", ", new TreeSet<>(Channels.ALL)));
        }
    }
}
