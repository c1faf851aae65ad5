package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.ImpatientChannel;
import org.dunning.ledger.Ledger;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;
import org.springframework.context.support.GenericApplicationContext;

/** An ERP, a mail server that fails at will and a connector between them, for the tests of a class; each has a debtor of its own. */
final class Scene implements AutoCloseable {

    final FaultySmtpServer server = new FaultySmtpServer();
    final SmallErp erp;
    private final Path folder;
    private final BiConsumer<GenericApplicationContext, Clock> parts;
    private Connector connector;
    private int debtors;

    /** @param parts what takes the place of parts of the connector, besides its mail channel */
    Scene(Path folder, BiConsumer<GenericApplicationContext, Clock> parts) throws Exception {
        this.folder = folder;
        this.parts = parts;
        this.erp = new SmallErp(folder);
        // Without these every payment would look like a sweep that is suspiciously small.
        for (int i = 0; i < 10; i++) {
            erp.item("NOT-DUE-" + i, "NOBODY", "10.00", -400);
        }
        start();
    }

    /** Starts the connector, anew when it has been stopped. */
    void start() {
        connector = new Connector(folder, erp, ledgerUrl(), (beans, clock) -> {
            parts.accept(beans, clock);
            beans.registerBean("mailChannel", JavaMailSender.class, () -> ImpatientChannel.plain(server, beans));
        });
    }

    Connector connector() {
        return connector;
    }

    String ledgerUrl() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    /** All is mended, and a new debtor owes one item that is due. */
    void nextDebtor() throws Exception {
        server.mend();
        server.watchedBy(step -> {});
        server.endSessions();
        connector.on(SmallErp.TODAY);
        debtors++;
        erp.item(document(), debtor(), "100.00", 3);
    }

    void allIsPaid() {
        erp.change("delete from dunning_open_items where debtor_no <> 'NOBODY'");
    }

    String debtor() {
        return "D" + debtors;
    }

    String document() {
        return "A-" + debtors;
    }

    /** The mails that the server took for the debtor. */
    List<String> delivered() {
        return server.deliveredTo(debtor().toLowerCase(Locale.ROOT) + "@debtor.example");
    }

    /** Of the debtor's deliveries, the oldest first. */
    List<String> of(String column) {
        return connector
                .bean(Ledger.class)
                .sql("select d." + column + " from delivery d join notice n on n.id = d.notice_id"
                        + " where n.debtor_no = :debtor order by d.id")
                .param("debtor", debtor())
                .query(String.class)
                .list();
    }

    List<String> states() {
        return of("state");
    }

    /** The debtor's notes in the ERP. */
    long notes() {
        return erp.notes().stream()
                .filter(note -> note.startsWith(debtor() + " "))
                .count();
    }

    void isSentOnceAndNotedOnce() {
        assertThat(states()).contains("SENT").doesNotContain("SENDING", "SUSPECT");
        assertThat(delivered()).hasSize(1);
        assertThat(notes()).isEqualTo(1);
    }

    @Override
    public void close() throws Exception {
        connector.close();
        server.close();
    }
}
