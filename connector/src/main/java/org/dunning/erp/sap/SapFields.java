package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.odata.ODataMetadata;
import org.dunning.mapping.FieldRule;
import org.dunning.mapping.RecordMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which fields are asked for: what the reading itself needs, and what the mapping names. The services differ by release, so
 * they are asked what they have.
 */
@Lazy
@Component
class SapFields {

    private final SapServer sap;
    private final YamlFile<RecordMapping> mapping;

    private @Nullable ODataMetadata openItems;
    private @Nullable ODataMetadata masterData;

    SapFields(SapServer sap, YamlFile<RecordMapping> mapping) {
        this.sap = sap;
        this.mapping = mapping;
    }

    /** The next question finds out anew what there is. */
    synchronized void forget() {
        openItems = null;
        masterData = null;
    }

    /**
     * The fields to ask of a set.
     *
     * @throws InvalidFilesException when the mapping names one that the service does not have
     */
    List<String> of(SapSet set) {
        ODataMetadata offered = metadata(set);
        Set<String> named = named(set);
        List<Problem> problems = new ArrayList<>();
        for (String field : offered.missing(set.set(), List.copyOf(named))) {
            mapping.value().fields().forEach((label, rule) -> {
                if (set.field(path(rule)).equals(field)) {
                    problems.add(mapping.problem(
                            "/fields/" + label, "this SAP has no field '" + field + "' in " + set.set()));
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
        Set<String> fields = new LinkedHashSet<>(set.needed());
        fields.removeAll(offered.missing(set.set(), set.needed()));
        fields.addAll(named);
        return List.copyOf(fields);
    }

    /** Whether the service has a navigation or field, so that it may be asked for. */
    boolean has(SapSet set, String field) {
        return metadata(set).missing(set.set(), List.of(field)).isEmpty();
    }

    ODataMetadata masterData() {
        return metadata(SapSet.ACCOUNTS);
    }

    private Set<String> named(SapSet set) {
        Set<String> named = new TreeSet<>();
        for (FieldRule rule : mapping.value().fields().values()) {
            String field = set.field(path(rule));
            if (!field.isEmpty()) {
                named.add(field);
            }
        }
        return named;
    }

    private static String path(FieldRule rule) {
        return rule.from() == null ? "" : rule.from();
    }

    private synchronized ODataMetadata metadata(SapSet set) {
        ODataMetadata known = set == SapSet.ITEMS ? openItems : masterData;
        if (known == null) {
            known = (set == SapSet.ITEMS ? sap.openItems() : sap.masterData()).metadata();
            if (set == SapSet.ITEMS) {
                openItems = known;
            } else {
                masterData = known;
            }
        }
        return known;
    }
}
