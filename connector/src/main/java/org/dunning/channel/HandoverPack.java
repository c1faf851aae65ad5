package org.dunning.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunning.interest.Charge;
import org.dunning.ledger.SentMessages;
import org.dunning.notice.Enclosure;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.RenderedNotice;

/** What an agency or a lawyer needs: who owes what, our letter, the invoices, and every message as it was sent. */
record HandoverPack(RenderedNotice rendered, byte[] letter, List<SentMessages.Sent> sent, String to) {

    byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "case.txt", text());
            put(zip, "items.csv", items());
            put(zip, "letter.pdf", letter);
            for (Enclosure invoice : rendered.notice().enclosures().attached()) {
                put(zip, "invoices/" + invoice.name(), invoice.bytes());
            }
            for (SentMessages.Sent one : sent) {
                put(
                        zip,
                        "messages/" + one.on() + "-notice-" + one.notice() + "-" + one.channel() + ending(one),
                        one.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String ending(SentMessages.Sent one) {
        return switch (one.channel()) {
            case "mail" -> ".eml";
            case "letter", "registered-letter" -> ".pdf";
            default -> ".txt";
        };
    }

    private String text() {
        NoticeFacts facts = rendered.notice().facts();
        String address = facts.debtor().reach().postalAddress();
        return "Creditor: " + facts.companyName() + "\nHanded to: " + to + "\nDate: " + facts.on() + "\n\nDebtor: "
                + facts.debtor().name() + " (" + facts.debtor().key().number() + ")\n"
                + (address == null ? "" : address + "\n")
                + "Country: " + facts.debtor().country() + "\nE-mail: "
                + facts.debtor().email() + "\nTelephone: "
                + facts.debtor().reach().phone() + "\n\nTotal due: " + facts.totalWithCharges()
                + "\nMessages sent before: "
                + sent.size() + "\n\n" + rendered.words().text();
    }

    private String items() {
        NoticeFacts facts = rendered.notice().facts();
        var csv = new StringBuilder(
                        CsvLine.of("kind", "document", "reference", "date", "due", "amount", "open", "currency"))
                .append('\n');
        facts.overdue().forEach(line -> csv.append(line("item", line)).append('\n'));
        facts.credits().forEach(line -> csv.append(line("credit", line)).append('\n'));
        for (Charge charge : facts.charges()) {
            csv.append(CsvLine.of(
                            charge.kind().name().toLowerCase(java.util.Locale.ROOT),
                            charge.document() == null ? "" : charge.document(),
                            "",
                            "",
                            "",
                            "",
                            charge.amount().amount().toPlainString(),
                            charge.amount().currency()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String line(String kind, NoticeFacts.Line line) {
        return CsvLine.of(
                kind,
                line.document(),
                line.reference() == null ? "" : line.reference(),
                line.documentDate() == null ? "" : line.documentDate(),
                line.dueDate() == null ? "" : line.dueDate(),
                line.amount().amount().toPlainString(),
                line.open().amount().toPlainString(),
                line.open().currency());
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        put(zip, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
