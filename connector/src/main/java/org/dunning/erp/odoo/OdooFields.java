package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.RecordMapping;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The fields to ask for: those we need and those the mapping names. Which of them this Odoo has for this login, it is
 * asked itself, since versions and editions differ.
 */
@Lazy
@Component
class OdooFields {

    private final OdooServer odoo;
    private final YamlFile<RecordMapping> mapping;
    private final Map<OdooModel, Chosen> known = new EnumMap<>(OdooModel.class);

    OdooFields(OdooServer odoo, YamlFile<RecordMapping> mapping) {
        this.odoo = odoo;
        this.mapping = mapping;
    }

    /**
     * What to ask a model for.
     *
     * @param names in the order they are asked for
     * @param found those of the fields of some versions that this one has
     * @param booleans where false means no, and not that there is nothing
     */
    record Chosen(List<String> names, Set<String> found, Set<String> booleans) {}

    /** @throws InvalidFilesException when the mapping names a field that this Odoo does not have */
    synchronized Chosen of(OdooModel model) {
        Chosen chosen = known.get(model);
        if (chosen == null) {
            chosen = discover(model, mapped(model));
            known.put(model, chosen);
        }
        return chosen;
    }

    /** Looks anew from now on: an Odoo may be upgraded while we run. */
    synchronized void forget() {
        known.clear();
    }

    /** The path below {@code commercial_partner_id} by which the mapping knows a debtor, such as {@code id}. */
    String debtorPath() {
        var rule = mapping.value().fields().get("debtor-no");
        String from = rule == null ? null : rule.from();
        String root = OdooRows.DEBTOR + ".";
        if (from == null || !from.startsWith(root)) {
            throw new InvalidFilesException(List.of(mapping.problem(
                    "/fields/debtor-no", "must be a field of " + OdooRows.DEBTOR + ", such as its id")));
        }
        return from.substring(root.length());
    }

    /** By field of the model: the label of our field that takes it. */
    private Map<String, String> mapped(OdooModel model) {
        Map<String, String> mapped = new HashMap<>();
        mapping.value().fields().forEach((label, rule) -> {
            String field = rule.from() == null ? null : OdooRows.fieldOf(model, rule.from());
            if (field != null) {
                mapped.put(field, label);
            }
        });
        return mapped;
    }

    private Chosen discover(OdooModel model, Map<String, String> mapped) {
        Set<String> names = new TreeSet<>(model.needed());
        names.addAll(mapped.keySet());
        Set<String> asked =
                names.stream().filter(name -> !model.isStandard(name)).collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(model.inSomeVersions());
        if (asked.isEmpty()) {
            return new Chosen(List.copyOf(names), Set.of(), Set.of("active"));
        }
        JsonNode types = odoo.read(OdooCall.fieldsGet(model.model(), asked));
        refuseUnknown(model, mapped, types);
        // Where the mapping has a default, a field that is not there is none.
        mapped.forEach((field, label) -> {
            if (!model.isStandard(field) && !types.has(field)) {
                names.remove(field);
            }
        });
        Set<String> found = model.inSomeVersions().stream().filter(types::has).collect(Collectors.toSet());
        Set<String> booleans = asked.stream()
                .filter(name -> types.path(name).path("type").asText().equals("boolean"))
                .collect(Collectors.toCollection(TreeSet::new));
        booleans.add("active");
        if (model == OdooModel.LINE) {
            names.addAll(found);
        }
        return new Chosen(List.copyOf(names), found, booleans);
    }

    private void refuseUnknown(OdooModel model, Map<String, String> mapped, JsonNode types) {
        List<Problem> problems = new ArrayList<>();
        mapped.forEach((field, label) -> {
            var rule = mapping.value().fields().get(label);
            boolean needed = rule == null || rule.defaultValue() == null;
            if (needed && !model.isStandard(field) && !types.has(field)) {
                problems.add(mapping.problem(
                        "/fields/" + label,
                        "this Odoo has no field '" + field + "' in " + model.model()
                                + ", or the login may not read it"));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
    }
}
