package org.dunning.erp.odata;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dunning.erp.odata.ODataException.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.helpers.DefaultHandler;

/** The sets that a service offers, by name, as its {@code $metadata} tells. */
public record ODataMetadata(Map<String, Offered> sets) {

    private static final String SAP = "http://www.sap.com/Protocols/SAPData";

    /**
     * One set.
     *
     * @param fields that a row of it has
     * @param fixed those of them that cannot be changed
     */
    public record Offered(Set<String> fields, Set<String> fixed, boolean creatable, boolean updatable) {}

    /** Those of these that the service does not have. */
    public List<String> missing(String set, List<String> fields) {
        Offered offered = sets.get(set);
        return offered == null
                ? List.of(set)
                : fields.stream()
                        .filter(field -> !offered.fields().contains(field))
                        .toList();
    }

    public @Nullable Offered offered(String set) {
        return sets.get(set);
    }

    static ODataMetadata parse(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            // Throws, where the parser's own would print.
            builder.setErrorHandler(new DefaultHandler());
            return of(builder.parse(new ByteArrayInputStream(xml)));
        } catch (Exception e) {
            throw new ODataException(Kind.REFUSED, "the service's $metadata cannot be read: it is no valid EDMX");
        }
    }

    private static ODataMetadata of(Document document) {
        Map<String, Element> types = new HashMap<>();
        NodeList found = document.getElementsByTagNameNS("*", "EntityType");
        for (int i = 0; i < found.getLength(); i++) {
            Element type = (Element) found.item(i);
            types.put(type.getAttribute("Name"), type);
        }
        Map<String, Offered> sets = new HashMap<>();
        found = document.getElementsByTagNameNS("*", "EntitySet");
        for (int i = 0; i < found.getLength(); i++) {
            Element set = (Element) found.item(i);
            Element type = types.get(set.getAttribute("EntityType").replaceFirst("^.*\\.", ""));
            if (type != null) {
                sets.put(set.getAttribute("Name"), offered(set, type));
            }
        }
        return new ODataMetadata(Map.copyOf(sets));
    }

    private static Offered offered(Element set, Element type) {
        Set<String> fields = new HashSet<>();
        Set<String> fixed = new HashSet<>();
        for (String kind : List.of("Property", "NavigationProperty")) {
            NodeList found = type.getElementsByTagNameNS("*", kind);
            for (int i = 0; i < found.getLength(); i++) {
                Element property = (Element) found.item(i);
                fields.add(property.getAttribute("Name"));
                if (!may(property, "updatable")) {
                    fixed.add(property.getAttribute("Name"));
                }
            }
        }
        return new Offered(fields, fixed, may(set, "creatable"), may(set, "updatable"));
    }

    /** Not said means yes. */
    private static boolean may(Element element, String what) {
        return !"false".equals(element.getAttributeNS(SAP, what));
    }
}
