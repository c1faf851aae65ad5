package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.erp.odoo.OdooException.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Odoo's own store of notes: which are there, and putting new ones there all at once. */
@Lazy
@Component
class OdooMessages {

    static final String MODEL = "mail.message";

    private final OdooServer odoo;
    private final Companies companies;

    private @Nullable Long noteSubtype;

    OdooMessages(OdooServer odoo, Companies companies) {
        this.odoo = odoo;
        this.companies = companies;
    }

    /** Where these messages are, by an index of Odoo's. */
    Set<OdooNote.Place> there(Collection<String> messageIds) {
        Set<OdooNote.Place> places = new HashSet<>();
        if (messageIds.isEmpty()) {
            return places;
        }
        var fields = List.of("message_id", "model", "res_id");
        JsonNode messages = odoo.read(OdooCall.searchRead(
                MODEL, List.of(List.of("message_id", "in", messageIds)), fields, 0, Map.of("active_test", false)));
        messages.forEach(message -> places.add(new OdooNote.Place(
                message.path("message_id").asText(),
                message.path("model").asText(),
                message.path("res_id").asLong())));
        return places;
    }

    /**
     * Creates notes in one call, which creates all of them or none, and answers those that are there afterwards: where
     * an invoice is gone, the notes of the others.
     *
     * @throws OdooException when none was created, or Odoo cannot say
     */
    Set<OdooNote.Place> create(List<OdooNote> notes) {
        if (notes.isEmpty()) {
            return Set.of();
        }
        try {
            createAtOnce(notes);
        } catch (OdooException e) {
            if (e.is(Kind.GONE)) {
                return createOnWhatIsLeft(notes);
            }
            // No answer is not a no; looking again tells.
            if (!e.is(Kind.IN_DOUBT) || !there(ids(notes)).containsAll(places(notes))) {
                throw e;
            }
        }
        return places(notes);
    }

    private Set<OdooNote.Place> createOnWhatIsLeft(List<OdooNote> notes) {
        Set<Long> left = existing(notes);
        List<OdooNote> possible =
                notes.stream().filter(note -> left.contains(note.record())).toList();
        if (!possible.isEmpty()) {
            createAtOnce(possible);
        }
        return places(possible);
    }

    private Set<Long> existing(List<OdooNote> notes) {
        Set<Long> records = notes.stream().map(OdooNote::record).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> existing = new HashSet<>();
        odoo.read(OdooCall.searchRead(
                        notes.get(0).model(), List.of(List.of("id", "in", records)), List.of("id"), 0, context(notes)))
                .forEach(record -> existing.add(record.path("id").asLong()));
        return existing;
    }

    private void createAtOnce(List<OdooNote> notes) {
        long subtype = noteSubtype();
        List<Map<String, Object>> values = notes.stream()
                .map(note -> note.values(subtype, companyId(note.entry().company())))
                .toList();
        odoo.write(OdooCall.on(MODEL, "create", Map.of("vals_list", values, "context", context(notes))));
    }

    /** The subtype that mails nobody; by its English name, since its technical one is not readable for everybody. */
    private synchronized long noteSubtype() {
        Long known = noteSubtype;
        if (known == null) {
            List<Object> domain = List.of(
                    List.of("name", "=", "Note"), List.of("internal", "=", true), List.of("res_model", "=", false));
            JsonNode found = odoo.read(
                    OdooCall.searchRead("mail.message.subtype", domain, List.of("name"), 1, Map.of("lang", "en_US")));
            if (found.isEmpty()) {
                throw new OdooException(
                        Kind.REFUSED, "this Odoo has no internal message subtype 'Note', so no note would be silent");
            }
            known = found.path(0).path("id").asLong();
            noteSubtype = known;
        }
        return known;
    }

    private Map<String, Object> context(List<OdooNote> notes) {
        Set<Long> ids = notes.stream()
                .map(note -> companyId(note.entry().company()))
                .collect(Collectors.toCollection(TreeSet::new));
        return Map.of("allowed_company_ids", ids, "lang", "en_US", "active_test", false);
    }

    private long companyId(String company) {
        return OdooItems.companyId(companies.get(company), company);
    }

    static Set<String> ids(List<OdooNote> notes) {
        return notes.stream().map(OdooNote::messageId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<OdooNote.Place> places(List<OdooNote> notes) {
        return notes.stream().map(OdooNote::place).collect(Collectors.toSet());
    }
}
