package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.PromiseKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Activities of ours. They have no field for a key, so their subject stands in square brackets at the summary's end. */
@Lazy
@Component
class OdooActivities {

    static final String MODEL = "mail.activity";
    /** Its type in Odoo's data, which every Odoo has. */
    static final Map<String, Object> TO_DO = Map.of("act_type_xmlid", "mail.mail_activity_data_todo");

    private static final String DEADLINE = "date_deadline";
    private static final Pattern SUBJECT = Pattern.compile("\\[([A-Za-z0-9.:-]+)]$");

    private final OdooServer odoo;

    private @Nullable Long user;

    OdooActivities(OdooServer odoo) {
        this.odoo = odoo;
    }

    /** One that is not done. */
    record Activity(long id, long record, String deadline, String subject) {}

    /**
     * One to be made.
     *
     * @param type by its name in Odoo's data, or its number
     * @param user who is to do it; null for the connector's own
     */
    record Wanted(
            Map<String, Object> type,
            LocalDate deadline,
            String summary,
            String subject,
            String note,
            @Nullable Long user) {}

    /** What is open of these subjects on these records of one model: one request. */
    List<Activity> open(Set<String> subjects, Collection<OdooNote> notes) {
        String model = notes.iterator().next().model();
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("res_model", "=", model));
        domain.add(List.of(
                "res_id", "in", Set.copyOf(notes.stream().map(OdooNote::record).toList())));
        // Where there are many, theirs are found here.
        if (subjects.size() == 1) {
            domain.add(List.of("summary", "like", "[" + subjects.iterator().next() + "]"));
        }
        return ask(domain).stream()
                .filter(activity -> subjects.contains(activity.subject()))
                .toList();
    }

    /** The subjects of all that is open and ours: one request. */
    Set<String> openSubjects() {
        Set<String> subjects = new HashSet<>();
        ask(List.of(
                        "|",
                        List.of("summary", "like", "[" + ContactKey.call("")),
                        List.of("summary", "like", "[" + PromiseKey.of(""))))
                .forEach(activity -> subjects.add(activity.subject()));
        return subjects;
    }

    private List<Activity> ask(List<Object> domain) {
        List<Activity> found = new ArrayList<>();
        for (JsonNode row :
                odoo.read(OdooCall.searchRead(MODEL, domain, List.of("res_id", DEADLINE, "summary"), 0, Map.of()))) {
            Matcher subject = SUBJECT.matcher(row.path("summary").asText());
            if (subject.find()) {
                found.add(new Activity(
                        row.path("id").asLong(),
                        row.path("res_id").asLong(),
                        row.path(DEADLINE).asText(),
                        subject.group(1)));
            }
        }
        return found;
    }

    /** One on each of these records of one model; false when one of them is gone. */
    boolean schedule(Wanted wanted, List<OdooNote> notes) {
        Map<String, Object> arguments = new LinkedHashMap<>(wanted.type);
        arguments.put(DEADLINE, wanted.deadline.toString());
        arguments.put("summary", wanted.summary + " [" + wanted.subject + "]");
        arguments.put("note", wanted.note);
        arguments.put("user_id", wanted.user == null ? user() : wanted.user);
        arguments.put("context", Map.of("lang", "en_US"));
        List<Long> records = notes.stream().map(OdooNote::record).toList();
        try {
            odoo.write(new OdooCall(notes.get(0).model(), "activity_schedule", records, arguments));
            return true;
        } catch (OdooException e) {
            if (!e.is(Kind.GONE)) {
                throw e;
            }
            return false;
        }
    }

    void move(List<Activity> activities, LocalDate day) {
        if (!activities.isEmpty()) {
            odoo.write(new OdooCall(
                    MODEL,
                    "write",
                    ids(activities),
                    Map.of("vals", Map.of(DEADLINE, day.toString()), "context", Map.of())));
        }
    }

    void close(List<Activity> activities, String feedback) {
        if (!activities.isEmpty()) {
            odoo.write(new OdooCall(
                    MODEL,
                    "action_feedback",
                    ids(activities),
                    Map.of("feedback", feedback, "context", Map.of("lang", "en_US"))));
        }
    }

    private static List<Long> ids(List<Activity> activities) {
        return activities.stream().map(Activity::id).toList();
    }

    /** Without a user of its own an activity is nobody's from 19 on. */
    private synchronized long user() {
        Long known = user;
        if (known == null) {
            known = odoo.read(OdooCall.on("res.users", "context_get", Map.of()))
                    .path("uid")
                    .asLong();
            user = known;
        }
        return known;
    }
}
