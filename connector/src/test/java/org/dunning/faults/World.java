package org.dunning.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Suspects;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;

/** A ledger, an ERP and a mail server for one run that is killed before its n-th effect. */
final class World implements AutoCloseable {

    /** Told instead of an effect when the run has ended. */
    static final String OVER = "over";

    /** The steps of a dialogue that change something, or after which something changes. */
    private static final Set<At> EFFECTS = Set.of(At.GREETING, At.RCPT, At.DATA, At.BODY, At.DOT, At.TAKEN);

    private final Path folder;
    private final String ledgerUrl;
    private final int connections;
    private final FaultySmtpServer server;
    private volatile Fuse fuse = new Fuse(Integer.MAX_VALUE);
    private volatile String at = "2026-11-20T12:00:00Z";
    private int suspectsAtFirst;

    /** @param connections with one the effects come in one order */
    World(Path folder, String ledgerUrl, int connections) throws IOException {
        this.folder = folder;
        this.ledgerUrl = ledgerUrl;
        this.connections = connections;
        this.server = new FaultySmtpServer().watchedBy(step -> {
            if (EFFECTS.contains(step)) {
                fuse.pass("SMTP " + step);
            }
        });
    }

    World killBefore(int effect) {
        fuse = new Fuse(effect);
        return this;
    }

    /** The time of the next run. */
    World at(String instant) {
        at = instant;
        return this;
    }

    static String[] settings(int smtpPort, int connections, Path log) {
        return new String[] {
            "dunning.delivery.smtp-log=" + log,
            "dunning.mail.transport=smtp",
            "dunning.mail.host=localhost",
            "dunning.mail.port=" + smtpPort,
            "dunning.mail.connections=" + connections,
            "dunning.answers.promise-noted=true",
            "dunning.thank-you.companies=acme",
            "camel.main.jmx-enabled=false"
        };
    }

    FaultySmtpServer server() {
        return server;
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return folder.resolve("relay.log");
    }

    String ledgerUrl() {
        return ledgerUrl;
    }

    Fuse fuse() {
        return fuse;
    }

    List<String> arguments(int number) {
        return List.of(
                String.valueOf(number),
                folder.toString(),
                ledgerUrl,
                String.valueOf(server.port()),
                String.valueOf(connections),
                at);
    }

    /**
     * Starts anew after the kill and finishes, with the mail server's log to look suspects up and at last with a person.
     * Tells every difference between the ledger, the mails and the notes on the way.
     */
    List<String> finish() throws Exception {
        fuse.processKilled();
        server.watchedBy(step -> {});
        server.endSessions();
        Path log = log();
        SmallErp erp = SmallErp.existing(folder);
        try (var connector = new Connector(folder, erp, ledgerUrl, settings(server.port(), connections, log))) {
            var ledger = connector.bean(Ledger.class);
            Callable<List<String>> compare = () ->
                    Reconciliation.differences(ledger, connector.bean(ContactHistory.class), server.delivered, erp);
            Files.write(log, List.of());
            LeaseTime.passes(ledger);
            connector.run();
            List<String> differences = new ArrayList<>(compare.call());
            suspectsAtFirst = Reconciliation.suspects(ledger).size();

            Files.write(log, List.of(server.log()));
            connector.at("2026-11-20T12:30:00Z").run();
            differences.addAll(compare.call());
            differences.addAll(Reconciliation.foundAndStillSuspect(ledger, server.delivered));

            connector
                    .bean(Suspects.class)
                    .resolve(Reconciliation.suspects(ledger), false, "Ana Ruiz", "the relay never had it");
            connector.at("2026-11-20T12:31:00Z").run();
            differences.addAll(compare.call());
            if (Reconciliation.notes(ledger, erp).size() != erp.addresses().size()) {
                differences.add("not every debtor has one note at last: " + erp.notes());
            }
            if (!Reconciliation.keysToNote(ledger).equals(erp.noteKeys())) {
                differences.add("other notes than those to be written: " + erp.noteKeys());
            }
            return differences;
        }
    }

    /** Mails of which nobody knew after the new start whether they had arrived. */
    int suspectsAtFirst() {
        return suspectsAtFirst;
    }

    boolean hasConfirmedThePromise() {
        List<String> mails = server.deliveredTo(Earlier.PROMISED);
        return mails.size() == 1 && mails.get(0).contains("Auto-Submitted: auto-replied");
    }

    @Override
    public void close() throws IOException {
        fuse.processKilled();
        server.close();
    }
}
