package org.dunning.notice;

import java.util.List;

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
        var names = new FileNames();
        return files.stream().map(file -> file.named(names.free(file.name()))).toList();
    }
}
