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
        attached = List.copyOf(attached);
        links = List.copyOf(links);
    }
}
