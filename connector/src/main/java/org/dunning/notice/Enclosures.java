package org.dunning.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The invoices that go with a notice: attached, or as a link where the rule says so.
 *
 * @param links those not attached
 */
public record Enclosures(List<Enclosure> attached, List<Link> links) {

    /** Nothing goes with it. */
    public static final Enclosures NONE = new Enclosures(List.of(), List.of());

    /** Where a document can be fetched. */
    public record Link(String document, String url) {}

    public Enclosures {
        attached = eachByAName(attached);
        links = List.copyOf(links);
    }

    /** Numbers such as FV/1 and FV_1 make the same name; a file system may tell no capitals, either. */
    private static List<Enclosure> eachByAName(List<Enclosure> files) {
        Set<String> taken = new HashSet<>();
        return files.stream()
                .map(file -> file.named(FileNames.free(file.name(), name -> !taken.add(name.toLowerCase(Locale.ROOT)))))
                .toList();
    }
}
