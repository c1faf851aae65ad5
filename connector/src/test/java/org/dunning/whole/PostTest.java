package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dunning.ledger.CaseFile;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Fingerprint;
import org.dunning.outbox.ChannelDesk;
import org.dunning.receivable.DebtorKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registered letters: the post's number, its receipt and later its proof of delivery. */
class PostTest extends WithChannels {

    private static final DebtorKey D1 = new DebtorKey("sql", "acme", "D1");

    private Connector connector;
    private ChannelDesk desk;
    private long notice;

    @BeforeEach
    void aPrintedLetter() throws Exception {
        stages("  - { stage: formal, days-from-due: 30, days-to-pay: 7, level: 1, channels: [registered-letter] }");
        erp.item("FV-1", "D1", "100.00", 40).item("FV-2", "D2", "100.00", 40);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", "+34 910 000 001", false);
        connector = connector();
        notice = connector.run().notices().stream()
                .filter(one -> one.debtor().equals("D1"))
                .findFirst()
                .orElseThrow()
                .number();
        desk = connector.bean(ChannelDesk.class);
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void receiptAndProofAreBothKeptByTheirHash() throws Exception {
        Path receipt = Files.writeString(folder.resolve("receipt.pdf"), "%PDF receipt");
        Path proof = Files.write(folder.resolve("proof of delivery.tiff"), new byte[] {73, 73, 42, 0, -1});
        assertThat(desk.posted(notice, "RR 123 456 789 ES", receipt, "Ana Ruiz").message())
                .isEqualTo("notice " + notice + " (formal, 100.00 EUR): registered letter noted: RR 123 456 789 ES");
        assertThat(desk.posted(notice, "RR 123 456 789 ES", null, "Ana Ruiz").done())
                .isTrue();
        connector.on(TODAY.plusDays(5));
        assertThat(desk.posted(notice, "RR 123 456 789 ES", proof, "Luis Gil").done())
                .isTrue();

        String receiptHash = Fingerprint.sha256(Files.readAllBytes(receipt));
        String proofHash = Fingerprint.sha256(Files.readAllBytes(proof));
        assertThat(connector.bean(CaseFile.class).proofs(D1))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.sha256()).isEqualTo(receiptHash);
                            assertThat(first.bytes()).isEqualTo(Files.readAllBytes(receipt));
                        },
                        second -> {
                            assertThat(second.sha256()).isEqualTo(proofHash);
                            assertThat(second.bytes()).isEqualTo(Files.readAllBytes(proof));
                            assertThat(second.name()).isEqualTo("proof of delivery.tiff");
                            assertThat(second.trackingNo()).isEqualTo("RR 123 456 789 ES");
                        });
        assertThat(why(connector, "FV-1"))
                .contains(
                        "2026-11-20T12:00:00Z POSTED by Ana Ruiz: registered letter RR 123 456 789 ES, proof receipt.pdf, SHA-256 "
                                + receiptHash)
                .contains("2026-11-25T12:00:00Z POSTED by Luis Gil", "SHA-256 " + proofHash);
        connector.run();
        assertThat(erp.noteTexts())
                .anySatisfy(note -> assertThat(note).contains("registered letter RR 123 456 789 ES", receiptHash))
                .anySatisfy(note -> assertThat(note).contains(proofHash, "Luis Gil"));
        assertThat(connector.bean(ContactHistory.class).firstBrokenLink()).isNull();
    }

    @Test
    void whatIsNoPostIsRefusedInWords() throws Exception {
        assertThat(desk.posted(notice, "?", null, "Ana").message()).contains("is no tracking number");
        assertThat(desk.posted(notice, "RR1234", folder.resolve("none.pdf"), "Ana")
                        .message())
                .contains("none.pdf is no proof: a file of up to 20 MiB");
        assertThat(desk.posted(notice, "RR1234", Files.createFile(folder.resolve("empty.pdf")), "Ana")
                        .done())
                .isFalse();
        assertThat(desk.posted(99, "RR1234", null, "Ana").message()).isEqualTo("there is no notice 99");
        assertThat(connector.bean(CaseFile.class).proofs(D1)).isEmpty();
        assertThat(rows(connector, "select tracking_no from letter_post")).isEmpty();
    }
}
