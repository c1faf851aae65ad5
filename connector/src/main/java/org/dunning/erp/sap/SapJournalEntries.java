package org.dunning.erp.sap;

import java.io.StringWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.dunning.erp.odata.HttpReply;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lines of documents: what they say now, and changes of them by SAP's service "Journal Entry - Change (Asynchronous)"
 * (JournalEntryBulkChangeRequest_In). It answers that it took a request, never what became of it.
 */
@Lazy
@Component
class SapJournalEntries {

    private static final String SERVICE = "http://sap.com/xi/SAPSCORE/SFIN";
    private static final String ACTION =
            SERVICE + "/JournalEntryBulkChangeRequest_In/JournalEntryBulkChangeRequest_InRequest";
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final int KEYS_IN_ONE_QUERY = 25;

    private final SapServer sap;
    private final SapProperties properties;
    private final Clock clock;

    SapJournalEntries(SapServer sap, SapProperties properties, Clock clock) {
        this.sap = sap;
        this.properties = properties;
        this.clock = clock;
    }

    /** Those of these lines that are still open. */
    Map<SapKey, SapLine> now(Collection<SapKey> keys) {
        return lines(keys, " and IsCleared eq false");
    }

    /** These lines, whether they are open or cleared. */
    Map<SapKey, SapLine> ever(Collection<SapKey> keys) {
        return lines(keys, "");
    }

    private Map<SapKey, SapLine> lines(Collection<SapKey> keys, String more) {
        Map<String, List<SapKey>> byCompany = keys.stream().distinct().collect(Collectors.groupingBy(SapKey::company));
        List<ODataQuery> queries = new ArrayList<>();
        byCompany.forEach((company, all) -> {
            for (int from = 0; from < all.size(); from += KEYS_IN_ONE_QUERY) {
                String some = all.subList(from, Math.min(from + KEYS_IN_ONE_QUERY, all.size())).stream()
                        .map(SapKey::condition)
                        .collect(Collectors.joining(" or ", "(", ")"));
                queries.add(ODataQuery.of(
                        SapSet.ITEMS.set(),
                        List.of(
                                "CompanyCode",
                                "FiscalYear",
                                "AccountingDocument",
                                "AccountingDocumentItem",
                                "DunningLevel",
                                "LastDunningDate",
                                "DunningBlockingReason",
                                "DocumentItemText"),
                        ODataLiteral.is("CompanyCode", company) + " and FinancialAccountType eq 'D'" + more + " and "
                                + some));
            }
        });
        Map<SapKey, SapLine> lines = new HashMap<>();
        if (!queries.isEmpty()) {
            sap.openItems()
                    .together(queries)
                    .forEach(rows -> rows.forEach(row -> lines.put(SapKey.of(row), SapLine.of(row))));
        }
        return lines;
    }

    /** Has lines changed; whether they were is seen by reading them again. */
    void request(Map<SapKey, SapLine> changes) {
        String body = envelope(changes);
        HttpReply reply = sap.session()
                .send(
                        properties.services().journalEntryChange(),
                        "the change of " + changes.size() + " lines",
                        request -> request.header(
                                        "Content-Type",
                                        "application/soap+xml; charset=utf-8; action=\"" + ACTION + "\"")
                                .POST(BodyPublishers.ofString(body)));
        if (!reply.isGood()) {
            throw refused(reply);
        }
    }

    /** The fault's text may hold names, so it is not repeated. */
    private static ODataException refused(HttpReply reply) {
        return switch (reply.status()) {
            case 401, 403 ->
                new ODataException(
                        Kind.DENIED,
                        "HTTP " + reply.status()
                                + ": the login may not use the service for changes of journal entries");
            case 404 ->
                new ODataException(
                        Kind.GONE,
                        "HTTP 404: no service for changes of journal entries; see"
                                + " dunning.sap.services.journal-entry-change");
            default ->
                new ODataException(
                        Kind.IN_DOUBT,
                        "HTTP " + reply.status()
                                + " from the service for changes of journal entries; see SAP's transaction SRT_MONI");
        };
    }

    private String envelope(Map<SapKey, SapLine> changes) {
        try {
            var text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeNamespace("sfin", SERVICE);
            xml.writeEmptyElement("soap", "Header", SOAP);
            xml.writeStartElement("soap", "Body", SOAP);
            xml.writeStartElement("sfin", "JournalEntryBulkChangeRequest", SERVICE);
            header(xml);
            for (Map.Entry<SapKey, SapLine> change : changes.entrySet()) {
                item(xml, change.getKey(), change.getValue());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void header(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("MessageHeader");
        element(xml, "UUID", UUID.randomUUID().toString());
        element(
                xml,
                "CreationDateTime",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        xml.writeEndElement();
    }

    private void item(XMLStreamWriter xml, SapKey key, SapLine change) throws XMLStreamException {
        xml.writeStartElement("JournalEntryDebtorCreditorItem");
        header(xml);
        xml.writeStartElement("ItemKey");
        element(xml, "AccountingDocument", key.document());
        element(xml, "CompanyCode", key.company());
        element(xml, "FiscalYear", key.year());
        element(xml, "AccountingDocumentItemID", key.line());
        xml.writeEndElement();
        for (Map.Entry<String, String> field : change.fields().entrySet()) {
            xml.writeStartElement(field.getKey() + "Change");
            element(xml, field.getKey(), field.getValue());
            element(xml, "FieldValueChangeIsRequested", "true");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
