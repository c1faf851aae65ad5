package org.dunning.erp.sap;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** "Journal Entry - Change (Asynchronous)": takes every well-formed request, and carries it out when it is told to. */
final class ChangeStub extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** One item's change, by the cube's fields. */
    record Change(String document, Map<String, String> fields) {}

    final transient List<Change> requested = new CopyOnWriteArrayList<>();
    final transient List<String> bodies = new CopyOnWriteArrayList<>();
    /** Documents that are locked, say: their changes are taken and never carried out. */
    final Set<String> silentlyRefused = new HashSet<>();
    /** Whether changes are carried out at once. */
    volatile boolean prompt;
    /** The next answer is a SOAP fault. */
    volatile boolean fault;

    private final transient Supplier<List<Map<String, Object>>> items;
    private final transient List<Change> waiting = new ArrayList<>();

    ChangeStub(Supplier<List<Map<String, Object>>> items) {
        this.items = items;
    }

    void forget() {
        requested.clear();
        bodies.clear();
        silentlyRefused.clear();
        prompt = false;
        fault = false;
        synchronized (waiting) {
            waiting.clear();
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        bodies.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        if (fault) {
            response.setStatus(500);
            response.setContentType("application/soap+xml; charset=utf-8");
            response.getWriter()
                    .write("<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body>"
                            + "<env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code><env:Reason><env:Text"
                            + " xml:lang=\"en\">Web service processing error for Ana Ruiz</env:Text></env:Reason></env:Fault>"
                            + "</env:Body></env:Envelope>");
            return;
        }
        synchronized (waiting) {
            List<Change> changes = parse(body);
            requested.addAll(changes);
            waiting.addAll(changes);
        }
        response.setStatus(202);
        if (prompt) {
            carryOut();
        }
    }

    void carryOut() {
        synchronized (waiting) {
            waiting.stream()
                    .filter(change -> !silentlyRefused.contains(change.document()))
                    .forEach(this::carryOut);
            waiting.clear();
        }
    }

    private void carryOut(Change change) {
        items.get().stream()
                .filter(item -> item.get("AccountingDocument").equals(change.document()))
                .forEach(item -> change.fields()
                        .forEach((field, value) -> item.put(
                                field, field.equals("LastDunningDate") ? SapPeer.day(LocalDate.parse(value)) : value)));
    }

    private static List<Change> parse(byte[] body) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(body));
            NodeList found = document.getElementsByTagName("JournalEntryDebtorCreditorItem");
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                changes.add(change((Element) found.item(i)));
            }
            return changes;
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new IOException(e);
        }
    }

    private static Change change(Element item) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var names : Map.of(
                        "LastDunningDate", "LastDunningDate",
                        "DunningLevel", "DunningLevel",
                        "DunningBlockingReasonCode", "DunningBlockingReason",
                        "DocumentItemText", "DocumentItemText")
                .entrySet()) {
            NodeList change = item.getElementsByTagName(names.getKey() + "Change");
            if (change.getLength() == 1) {
                var element = (Element) change.item(0);
                String requested = element.getElementsByTagName("FieldValueChangeIsRequested")
                        .item(0)
                        .getTextContent();
                if (!requested.equals("true")) {
                    throw new IllegalArgumentException("a change that is not requested");
                }
                fields.put(
                        names.getValue(),
                        element.getElementsByTagName(names.getKey()).item(0).getTextContent());
            }
        }
        return new Change(
                item.getElementsByTagName("AccountingDocument").item(0).getTextContent(), fields);
    }
}
