package org.dunning.notice;

/**
 * A file that goes with a notice.
 *
 * @param document the ERP's number of it; empty where it is none of the ERP's
 * @param name a file name of harmless letters
 * @param type its media type
 * @param contentId by which the page shows it; empty for an attachment
 */
public record Enclosure(String document, String name, String type, String contentId, byte[] bytes) {

    static final String PDF = "application/pdf";

    /** A document of the ERP. */
    static Enclosure pdf(String document, byte[] bytes) {
        return new Enclosure(document, nameOf(document), PDF, "", bytes);
    }

    /** The same file under another name. */
    Enclosure named(String other) {
        return new Enclosure(document, other, type, contentId, bytes);
    }

    private static String nameOf(String document) {
        return document.replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
    }

    /** What it is, without its bytes. */
    @Override
    public String toString() {
        return name + " (" + bytes.length + " bytes)";
    }
}
