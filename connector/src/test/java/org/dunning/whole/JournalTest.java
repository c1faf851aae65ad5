package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.FaultySmtpServer.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mails whose hand-over broke after the final dot are looked for in a journal mailbox on a real IMAP server. */
class JournalTest {

    @RegisterExtension
    static final GreenMailExtension IMAP = new GreenMailExtension(ServerSetupTest.IMAP.dynamicPort());

    @TempDir
    Path folder;

    private final SmallErp[] erp = new SmallErp[1];
    private FaultySmtpServer relay;
    private GreenMailUser journal;
    private Connector connector;

    /** Debtor D2's mail breaks off after its final dot, between those of D1 and D3. */
    @BeforeEach
    void aBrokenHandOver() throws Exception {
        relay = new FaultySmtpServer();
        journal = IMAP.setUser("journal@acme.example", "journal", "secret");
        erp[0] = new SmallErp(folder);
        connector = new Connector(
                folder,
                erp[0],
                "jdbc:h2:file:" + folder.resolve("ledger"),
                "dunning.mail.transport=smtp",
                "dunning.mail.host=127.0.0.1",
                "dunning.mail.tls=none",
                "dunning.mail.port=" + relay.port(),
                "dunning.delivery.journal.host=127.0.0.1",
                "dunning.delivery.journal.port=" + IMAP.getImap().getPort(),
                "dunning.delivery.journal.tls=none",
                "dunning.delivery.journal.username=journal",
                "dunning.delivery.journal.password=secret");
        sendTo("D1", "2026-11-20T10:00:00Z");
    }

    @AfterEach
    void close() throws Exception {
        connector.close();
        relay.close();
    }

    private void sendTo(String debtor, String at) {
        erp[0].item("FV-" + debtor, debtor, "100.00", 3);
        connector.at(at).run();
    }

    private void brokenThenTheNext(Fault fault) {
        relay.next(At.DOT, fault);
        sendTo("D2", "2026-11-20T10:10:00Z");
        assertThat(states("D2")).containsExactly("mail SUSPECT");
        sendTo("D3", "2026-11-20T10:20:00Z");
    }

    private List<String> states(String debtor) {
        return WithChannels.channels(connector, debtor);
    }

    /** As an MTA keeps a copy of each mail that it took. */
    private void journals(String... debtors) throws Exception {
        for (String debtor : debtors) {
            byte[] bytes = connector
                    .bean(org.dunning.ledger.Ledger.class)
                    .sql("select m.bytes from sent_message m join delivery d on d.id = m.delivery_id"
                            + " join notice n on n.id = d.notice_id where n.debtor_no = :debtor")
                    .param("debtor", debtor)
                    .query((row, n) -> row.getBytes(1))
                    .single();
            journal.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void whatTheJournalHasIsSent() throws Exception {
        brokenThenTheNext(Fault.TAKE_AND_DROP);
        journals("D1", "D2", "D3");
        connector.at("2026-11-20T11:00:00Z").run();

        assertThat(states("D2")).containsExactly("mail SENT");
        assertThat(relay.deliveredTo("d2@debtor.example")).hasSize(1);
        assertThat(erp[0].notes()).anyMatch(note -> note.startsWith("D2"));
        assertThat(history()).anyMatch(event -> event.contains("the journal mailbox INBOX on 127.0.0.1 has it"));
    }

    @Test
    void whatOnlyItsNeighboursAreInGoesOutAgainOnce() throws Exception {
        brokenThenTheNext(Fault.DROP);
        journals("D1", "D3");
        connector.at("2026-11-20T11:00:00Z").run();
        connector.at("2026-11-20T11:30:00Z").run();

        assertThat(states("D2")).containsExactly("mail SENT");
        assertThat(relay.deliveredTo("d2@debtor.example")).hasSize(1);
        assertThat(history())
                .anyMatch(
                        event -> event.startsWith("RETRY") && event.contains("but the mails sent before and after it"));
    }

    @Test
    void anEmptyJournalAndOneThatIsAwayProveNothing() throws Exception {
        brokenThenTheNext(Fault.DROP);
        connector.at("2026-11-20T11:00:00Z").run();
        assertThat(states("D2")).containsExactly("mail SUSPECT");

        IMAP.setUser("journal@acme.example", "journal", "changed");
        assertThat(connector.at("2026-11-20T11:10:00Z").run().alarms())
                .anyMatch(alarm -> alarm.contains("journal mailbox") && alarm.contains("could not be asked"));
        assertThat(states("D2")).containsExactly("mail SUSPECT");
    }

    private List<String> history() {
        return WithChannels.rows(
                connector, "select event || ' ' || detail from contact_history where debtor_no = 'D2' order by id");
    }
}
