package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.WriteBackEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A promise to pay as a to-do with a deadline on each of its invoices, or on the contact. Activities have no field for a
 * key, so it stands in square brackets in the summary.
 */
@Lazy
@Component
class OdooPromises {

    private static final String ACTIVITY = "mail.activity";
    private static final String DEADLINE = "date_deadline";

    private final OdooServer odoo;
    private final OdooProperties properties;

    private @Nullable Long user;

    OdooPromises(OdooServer odoo, OdooProperties properties) {
        this.odoo = odoo;
        this.properties = properties;
    }

    private record Activity(long id, long record, String deadline) {}

    /** Opens, moves and closes, as far as that is not done. */
    void apply(OdooNotes.Plan plan) {
        for (WriteBackEntry entry : plan.entries()) {
            if (entry.kind() != WriteBackEntry.Kind.NOTE && plan.isDue(entry)) {
                apply(entry, plan.of(entry));
            }
        }
    }

    private void apply(WriteBackEntry entry, List<OdooNote> notes) {
        List<Activity> open = open(entry, notes);
        if (entry.kind() == WriteBackEntry.Kind.PROMISE_CLOSED) {
            close(entry, open);
            return;
        }
        LocalDate day = Objects.requireNonNull(entry.day(), "a promise has a day");
        List<Long> elsewhen = open.stream()
                .filter(activity -> !activity.deadline().equals(day.toString()))
                .map(Activity::id)
                .toList();
        if (!elsewhen.isEmpty()) {
            odoo.write(new OdooCall(
                    ACTIVITY,
                    "write",
                    elsewhen,
                    Map.of("vals", Map.of(DEADLINE, day.toString()), "context", Map.of())));
        }
        Set<Long> covered = open.stream().map(Activity::record).collect(Collectors.toSet());
        schedule(
                entry,
                day,
                notes.stream().filter(note -> !covered.contains(note.record())).toList());
    }

    private List<Activity> open(WriteBackEntry entry, List<OdooNote> notes) {
        List<Object> domain = List.of(
                List.of("res_model", "=", notes.get(0).model()),
                List.of("res_id", "in", notes.stream().map(OdooNote::record).toList()),
                List.of("summary", "like", token(entry)));
        List<Activity> open = new ArrayList<>();
        for (JsonNode found :
                odoo.read(OdooCall.searchRead(ACTIVITY, domain, List.of("res_id", DEADLINE), 0, Map.of()))) {
            open.add(new Activity(
                    found.path("id").asLong(),
                    found.path("res_id").asLong(),
                    found.path(DEADLINE).asText()));
        }
        return open;
    }

    private void schedule(WriteBackEntry entry, LocalDate day, List<OdooNote> notes) {
        if (notes.isEmpty()) {
            return;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("act_type_xmlid", "mail.mail_activity_data_todo");
        arguments.put(DEADLINE, day.toString());
        arguments.put("summary", "Promise to pay " + entry.total() + " " + token(entry));
        arguments.put("note", notes.get(0).body());
        arguments.put("user_id", user());
        arguments.put("context", Map.of("lang", "en_US"));
        List<Long> records = notes.stream().map(OdooNote::record).toList();
        try {
            odoo.write(new OdooCall(notes.get(0).model(), "activity_schedule", records, arguments));
        } catch (OdooException e) {
            // An invoice that is gone keeps nobody's promise; its note will be told as rejected.
            if (!e.is(Kind.GONE)) {
                throw e;
            }
        }
    }

    private void close(WriteBackEntry entry, List<Activity> open) {
        if (!open.isEmpty()) {
            odoo.write(new OdooCall(
                    ACTIVITY,
                    "action_feedback",
                    open.stream().map(Activity::id).toList(),
                    Map.of("feedback", entry.text(), "context", Map.of("lang", "en_US"))));
        }
    }

    /** Without a user of its own an activity is nobody's from 19 on. */
    private synchronized long user() {
        Long known = properties.activitiesFor() == null ? user : properties.activitiesFor();
        if (known == null) {
            known = odoo.read(OdooCall.on("res.users", "context_get", Map.of()))
                    .path("uid")
                    .asLong();
            user = known;
        }
        return known;
    }

    private static String token(WriteBackEntry entry) {
        return "[" + entry.subject() + "]";
    }
}
