package org.dunning.channel;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.interest.Charge;
import org.dunning.ledger.CaseFile;
import org.dunning.ledger.SentMessages;
import org.dunning.notice.Enclosure;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.RenderedNotice;
import org.dunning.receivable.Reach;
import org.jspecify.annotations.Nullable;

/**
 * What an agency or a lawyer needs: who owes what, our letter, the invoices, every message as it was sent, what happened, and
 * the post's proofs; with a manifest of it all.
 *
 * @param to who gets it
 */
record HandoverPack(
        RenderedNotice rendered,
        byte[] letter,
        List<SentMessages.Sent> sent,
        List<CaseFile.Entry> history,
        List<CaseFile.Proof> proofs,
        String to) {

    byte[] zip() {
        var files = new PackFiles();
        files.add("case.txt", text());
        files.add("items.csv", items());
        files.add("letter.pdf", letter);
        for (Enclosure invoice : rendered.notice().enclosures().attached()) {
            files.add("invoices/" + invoice.name(), invoice.bytes());
        }
        for (SentMessages.Sent one : sent) {
            files.add(
                    "messages/" + one.on() + "-notice-" + one.notice() + "-" + one.channel() + ending(one),
                    one.bytes());
        }
        files.add("history.csv", happened());
        for (CaseFile.Proof proof : proofs) {
            files.add(
                    "proofs/"
                            + harmless(proof.trackingNo() + "-" + proof.sha256().substring(0, 8) + "-" + proof.name()),
                    proof.bytes());
        }
        files.add("manifest.csv", files.manifest());
        return files.zip(rendered.notice().facts().on());
    }

    private String happened() {
        var csv = new StringBuilder(CsvLine.of("at", "notice", "event", "by", "what")).append('\n');
        history.forEach(entry -> csv.append(CsvLine.of(
                        entry.at(),
                        entry.notice() == null ? "" : entry.notice(),
                        entry.event(),
                        entry.actor(),
                        entry.detail()))
                .append('\n'));
        return csv.toString();
    }

    private static String harmless(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
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
        Reach reach = facts.debtor().reach();
        return "Creditor: " + facts.companyName() + "\nHanded to: " + to + "\nDate: " + facts.on() + "\n\nDebtor: "
                + facts.debtor().name() + " (" + facts.debtor().key().number() + ")\n"
                + (reach.postalAddress() == null ? "" : reach.postalAddress() + "\n")
                + "Country: " + orUnknown(facts.debtor().country())
                + "\nE-mail: " + orUnknown(facts.debtor().email())
                + "\nTelephone: " + orUnknown(reach.phone())
                + "\n\nTotal due: " + facts.totalWithCharges()
                + (facts.charges().isEmpty() ? "" : "\nOf this the invoices: " + facts.total())
                + "\nMessages sent before: " + sent.size() + "\n" + missing() + "\n"
                + rendered.words().text();
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? "not known" : value;
    }

    /** Never silently without: whoever opens the pack must know. */
    private String missing() {
        Set<String> there = rendered.notice().enclosures().attached().stream()
                .map(Enclosure::document)
                .collect(Collectors.toSet());
        List<String> missing = rendered.notice().facts().overdue().stream()
                .map(NoticeFacts.Line::document)
                .distinct()
                .filter(document -> !there.contains(document))
                .toList();
        return missing.isEmpty() ? "" : "Invoices that the ERP did not give: " + String.join(", ", missing) + "\n";
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
}
