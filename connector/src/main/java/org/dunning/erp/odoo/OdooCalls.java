package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.erp.odoo.OdooActivities.Activity;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.OpenCalls;
import org.dunning.ledger.SentMessages;
import org.dunning.ledger.WriteBackEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * A call that a person is to make as an activity on the first of its invoices, or on the contact, with whom to call and in
 * which words. It is done once somebody reports the call, or nothing is left to call about.
 */
@Lazy
@Component
class OdooCalls {

    private static final String MODULE = "mail";
    private static final String CALL = "mail_activity_data_call";

    private final OdooServer odoo;
    private final OdooActivities activities;
    private final OdooProperties properties;
    private final SentMessages sent;
    private final OpenCalls calls;

    private @Nullable Map<String, Object> type;

    OdooCalls(
            OdooServer odoo, OdooActivities activities, OdooProperties properties, SentMessages sent, OpenCalls calls) {
        this.odoo = odoo;
        this.activities = activities;
        this.properties = properties;
        this.sent = sent;
        this.calls = calls;
    }

    /** Opens and closes, as far as that is not done: one request to see what is, and one for each call. */
    void apply(OdooNotes.Plan plan) {
        List<WriteBackEntry> due = plan.entries().stream()
                .filter(entry -> entry.asksForCall() || entry.kind() == WriteBackEntry.Kind.CALL_ENDED)
                .filter(plan::isDue)
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Set<String> subjects = new HashSet<>();
        due.forEach(entry -> subjects.add(entry.subject()));
        List<Activity> open = activities.open(
                subjects, due.stream().flatMap(entry -> plan.of(entry).stream()).toList());
        Map<String, byte[]> sheets =
                sent.ofNotes(due.stream().map(WriteBackEntry::naturalKey).toList());
        for (WriteBackEntry entry : due) {
            List<Activity> ofEntry = open.stream()
                    .filter(activity -> activity.subject().equals(entry.subject()))
                    .toList();
            if (entry.kind() == WriteBackEntry.Kind.CALL_ENDED) {
                activities.close(ofEntry, entry.text());
            } else if (ofEntry.isEmpty() && !calls.isOver(entry.subject())) {
                open(entry, plan.of(entry), sheets.get(entry.naturalKey()));
            }
        }
    }

    /** One call is one activity: of several invoices the first that is there carries it. */
    private void open(WriteBackEntry entry, List<OdooNote> notes, byte @Nullable [] sheet) {
        var wanted = new OdooActivities.Wanted(
                type(),
                entry.on(),
                "Call: " + entry.total(),
                entry.subject(),
                words(entry, sheet),
                properties.callsFor() == null ? properties.activitiesFor() : properties.callsFor());
        for (OdooNote note : notes) {
            if (activities.schedule(wanted, List.of(note))) {
                return;
            }
        }
    }

    private static String words(WriteBackEntry entry, byte @Nullable [] sheet) {
        String text = sheet == null ? entry.text() : new String(sheet, StandardCharsets.UTF_8);
        return "<p>" + HtmlUtils.htmlEscape(text.strip(), "UTF-8").replace("\n", "<br/>") + "</p>";
    }

    /** Whether this Odoo has activities of the type Call; an administrator may have removed it. */
    boolean haveTheirType() {
        return !type().equals(OdooActivities.TO_DO);
    }

    private synchronized Map<String, Object> type() {
        Map<String, Object> known = type;
        if (known == null) {
            long id = numberOfType();
            known = id > 0 ? Map.of("activity_type_id", id) : OdooActivities.TO_DO;
            type = known;
        }
        return known;
    }

    /** Its data is not readable for everybody, but whom it concerns may ask what a name stands for. */
    private long numberOfType() {
        try {
            JsonNode found = odoo.read(
                    OdooCall.on("ir.model.data", "check_object_reference", Map.of("module", MODULE, "xml_id", CALL)));
            return found.path(1).asLong();
        } catch (OdooException e) {
            if (!e.is(Kind.REFUSED)) {
                throw e;
            }
            return 0;
        }
    }
}
