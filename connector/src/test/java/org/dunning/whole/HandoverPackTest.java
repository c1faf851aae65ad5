package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunning.ledger.Fingerprint;
import org.dunning.outbox.Approvals;
import org.dunning.outbox.ChannelDesk;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agency or a lawyer gets, and what happens when it cannot be written. */
class HandoverPackTest extends WithChannels {

    private static final byte[] INVOICE = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    private Connector connector;

    @AfterEach
    void close() {
        connector.close();
    }

    /** A debtor with a mail and a registered letter behind it, whose handover waits for a person. */
    private long waitingHandover() throws Exception {
        return waitingHandover(() -> {});
    }

    private long waitingHandover(Runnable more) throws Exception {
        stages(
                "  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1 }",
                "  - { stage: formal, days-from-due: 10, days-to-pay: 7, level: 2, approval: one-person, channels: [registered-letter] }",
                "  - { stage: agency, days-from-due: 20, days-to-pay: 7, level: 3, approval: one-person, channels: [handover] }");
        erp.item("FV-1", "D1", "100.00", 5).item("FV/2", "D1", "1234.56", 5);
        erp.change(
                "update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid', phone = '+34 910 000 001'");
        Path mapping = Path.of("mappings/records/sql.yaml");
        write(
                "mappings/records/sql.yaml",
                Files.readString(mapping)
                        .replace(
                                "  contacts: |",
                                "  document: select pdf from documents where document_no = :#erpKey\n\n  contacts: |"));
        erp.change("create table documents (document_no varchar(60), pdf varbinary(100000))");
        erp.change("insert into documents values ('FV-1', ?)", (Object) INVOICE);
        more.run();
        connector = connector("dunning.channels.handover-to=Inkasso Ejemplo");
        connector.run();
        RunReport formal = connector.on(TODAY.plusDays(8)).run();
        approve(formal);
        connector.run();
        Path receipt = Files.writeString(folder.resolve("receipt.txt"), "Correos RR123456789ES");
        connector.bean(ChannelDesk.class).posted(number(formal), "RR123456789ES", receipt, "Ana Ruiz");
        return number(connector.on(TODAY.plusDays(16)).run());
    }

    private static long number(RunReport report) {
        return report.notices().get(0).number();
    }

    private void approve(RunReport report) {
        approve(number(report));
    }

    private void approve(long notice) {
        connector.bean(Approvals.class).approve(List.of(notice), "Ana Ruiz", null);
    }

    private List<Path> packs() throws Exception {
        return files("handovers").stream()
                .filter(file -> !file.endsWith("manifest.csv"))
                .toList();
    }

    private Map<String, byte[]> pack() throws Exception {
        Map<String, byte[]> pack = new TreeMap<>();
        try (var zip = new ZipInputStream(Files.newInputStream(packs().get(0)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(pack.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return pack;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void holdsTheCaseWithInvoicesMessagesHistoryAndProofs() throws Exception {
        approve(waitingHandover());
        RunReport sent = connector.run();

        assertThat(sent.alarms()).isEmpty();
        Map<String, byte[]> pack = pack();
        assertThat(pack.get("invoices/FV-1.pdf")).isEqualTo(INVOICE);
        assertThat(text(pack.get("case.txt")))
                .contains("Handed to: Inkasso Ejemplo", "Total due: 1334.56 EUR", "Calle Mayor, 1")
                .contains("Telephone: +34910000001", "Messages sent before: 2")
                .contains("Invoices that the ERP did not give: FV/2")
                .doesNotContain("null");
        assertThat(text(pack.get("items.csv")).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"FV-1\"") && line.contains("\"100.00\""))
                .anyMatch(line -> line.contains("\"FV/2\"") && line.contains("\"1234.56\""));
        assertThat(text(pack.get("history.csv")))
                .contains("\"SENT\"", "\"APPROVED\";\"Ana Ruiz\"", "registered letter RR123456789ES");
        assertThat(pack.keySet())
                .anyMatch(name -> name.startsWith("messages/") && name.endsWith("-mail.eml"))
                .anyMatch(name -> name.startsWith("messages/") && name.endsWith("-registered-letter.pdf"))
                .anyMatch(name -> name.startsWith("proofs/RR123456789ES-") && name.endsWith("-receipt.txt"));
        try (var letter = Loader.loadPDF(pack.get("letter.pdf"))) {
            assertThat(new PDFTextStripper().getText(letter)).contains("FV-1", "1.334,56 EUR");
        }
        assertThat(text(pack.get("manifest.csv")).lines().skip(1)).hasSize(pack.size() - 1);
        assertThat(pack).allSatisfy((name, bytes) -> {
            if (!name.equals("manifest.csv")) {
                assertThat(text(pack.get("manifest.csv")))
                        .contains("\"" + name + "\";\"" + bytes.length + "\";\"" + Fingerprint.sha256(bytes) + "\"");
            }
        });
        assertThat(Files.readString(folder.resolve("handovers/manifest.csv")))
                .contains("\"" + packs().get(0).getFileName() + "\"", "\"Inkasso Ejemplo\"")
                .contains(Fingerprint.sha256(Files.readAllBytes(packs().get(0))));
        assertThat(HexFormat.of().formatHex(pack.get("letter.pdf"), 0, 4)).isEqualTo("25504446");
    }

    @Test
    void aPackThatCannotBeWrittenLeavesNoHalfPackAndEndsNothing() throws Exception {
        long notice = waitingHandover();
        approve(notice);
        Path inTheWay = Files.writeString(folder.resolve("handovers"), "a file where the folder belongs");
        RunReport failed = connector.run();

        assertThat(failed.succeeded()).isTrue();
        assertThat(channels(connector, "D1")).containsExactly("mail SENT", "registered-letter SENT", "handover RETRY");
        assertThat(why(connector, "FV-1")).contains("cannot write into");
        assertThat(rows(connector, "select kind from dunning_block where released_at is null"))
                .isEmpty();
        assertThat(Files.readString(inTheWay)).startsWith("a file");

        Files.delete(inTheWay);
        connector.on(TODAY.plusDays(17)).run();
        assertThat(channels(connector, "D1")).last().isEqualTo("handover SENT");
        assertThat(packs()).hasSize(1);
        assertThat(pack()).containsKey("manifest.csv");
        assertThat(rows(connector, "select kind from dunning_block where released_at is null"))
                .containsExactly("STOP");
    }

    @Test
    void filesOfTheSameNameTakeNobodysPlace() throws Exception {
        byte[] other = text(INVOICE).replace("1 0 obj", "2 0 obj").getBytes(StandardCharsets.US_ASCII);
        approve(waitingHandover(() -> {
            erp.item("FV_2", "D1", "10.00", 5);
            erp.item("fv/2", "D1", "20.00", 5);
            erp.item("fv/3", "D1", "30.00", 5);
            erp.item("FV_3", "D1", "40.00", 5);
            erp.change(
                    "update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid', phone = '+34 910 000 001'");
            erp.change("insert into documents values ('FV_2', ?), ('fv/2', ?), ('FV_3', ?)", INVOICE, other, INVOICE);
        }));
        connector.run();

        Map<String, byte[]> pack = pack();
        List<String> invoices = pack.keySet().stream()
                .filter(name -> name.startsWith("invoices/"))
                .toList();
        assertThat(invoices)
                .containsExactlyInAnyOrder(
                        "invoices/FV-1.pdf", "invoices/FV_2.pdf", "invoices/fv_2-2.pdf", "invoices/FV_3.pdf");
        assertThat(List.of(pack.get("invoices/FV_2.pdf"), pack.get("invoices/fv_2-2.pdf")))
                .containsExactlyInAnyOrder(INVOICE, other);
        assertThat(text(pack.get("case.txt")).lines().filter(line -> line.startsWith("Invoices that the ERP")))
                .singleElement()
                .asString()
                .contains("FV/2", "fv/3")
                .doesNotContain("FV_2", "FV_3", "fv/2");
    }
}
