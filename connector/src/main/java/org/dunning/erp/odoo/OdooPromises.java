package org.dunning.erp.odoo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.erp.odoo.OdooActivities.Activity;
import org.dunning.ledger.WriteBackEntry;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A promise to pay as a to-do with a deadline on each of its invoices, or on the contact. */
@Lazy
@Component
class OdooPromises {

    private final OdooActivities activities;
    private final OdooProperties properties;

    OdooPromises(OdooActivities activities, OdooProperties properties) {
        this.activities = activities;
        this.properties = properties;
    }

    /** Opens, moves and closes, as far as that is not done. */
    void apply(OdooNotes.Plan plan) {
        for (WriteBackEntry entry : plan.entries()) {
            if (entry.kind().isPromise() && plan.isDue(entry)) {
                apply(entry, plan.of(entry));
            }
        }
    }

    private void apply(WriteBackEntry entry, List<OdooNote> notes) {
        List<Activity> open = activities.open(Set.of(entry.subject()), notes);
        if (entry.kind() == WriteBackEntry.Kind.PROMISE_CLOSED) {
            activities.close(open, entry.text());
            return;
        }
        LocalDate day = Objects.requireNonNull(entry.day(), "a promise has a day");
        activities.move(
                open.stream()
                        .filter(activity -> !activity.deadline().equals(day.toString()))
                        .toList(),
                day);
        Set<Long> covered = open.stream().map(Activity::record).collect(Collectors.toSet());
        List<OdooNote> bare =
                notes.stream().filter(note -> !covered.contains(note.record())).toList();
        if (!bare.isEmpty()) {
            // An invoice that is gone keeps nobody's promise; its note will be told as rejected.
            activities.schedule(
                    new OdooActivities.Wanted(
                            OdooActivities.TO_DO,
                            day,
                            "Promise to pay " + entry.total(),
                            entry.subject(),
                            notes.get(0).body(),
                            properties.activitiesFor()),
                    bare);
        }
    }
}
