package org.dunning.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Suspects;
import org.dunning.whole.Connector;
import org.dunning.whole.Postgres;
import org.dunning.whole.SmallErp;

/**
 * Two hundred kills at random effects, with four connections: ten ledgers, each killed twenty times while it works through
 * forty debtors and never repaired in between but by the connector itself. Takes about half an hour; run by hand:
 * {@code java -cp <test class path> org.dunning.faults.KillLoop [h2|postgresql] [rounds] [seed] [most minutes]}.
 */
final class KillLoop {

    private static final int WORLDS = 10;
    private static final int DEBTORS = 40;
    private static final int CONNECTIONS = 4;
    private static final int LATEST_EFFECT = 90;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private KillLoop() {}

    public static void main(String[] arguments) throws Exception {
        boolean h2 = arguments.length == 0 || arguments[0].equals("h2");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var random = new Random(arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
        long until = System.nanoTime()
                + Duration.ofMinutes(arguments.length > 3 ? Long.parseLong(arguments[3]) : 60)
                        .toNanos();
        Path folder = Files.createTempDirectory("kill-loop");
        try (var postgres = h2
                ? null
                : Postgres.builder().setServerConfig("max_connections", "300").start()) {
            List<World> worlds = new ArrayList<>();
            for (int i = 0; i < WORLDS; i++) {
                Path own = Files.createDirectories(folder.resolve("world" + i));
                worlds.add(world(own, h2 ? "jdbc:h2:file:" + own.resolve("ledger") : database(postgres, "world" + i)));
            }
            int kills = 0;
            int untouched = 0;
            for (int round = 0; round < rounds && System.nanoTime() < until; round++) {
                Instant at = NOON.plus(Duration.ofMinutes(round * 15L));
                for (World world : worlds) {
                    Files.writeString(world.log(), world.server().log());
                    world.at(at.toString()).killBefore(1 + random.nextInt(LATEST_EFFECT));
                    world.server().endSessions();
                }
                Kill.all(worlds, Duration.ofMinutes(5));
                for (World world : worlds) {
                    world.fuse().processKilled();
                    untouched += world.fuse().untouched() ? 1 : 0;
                    kills += world.fuse().untouched() ? 0 : 1;
                }
                System.out.println("round " + (round + 1) + ": " + kills + " kills");
            }
            System.out.println("kills " + kills + " (and " + untouched + " runs that ended before their point)");
            var total = new Figures();
            for (World world : worlds) {
                end(world, NOON.plus(Duration.ofMinutes(rounds * 15L)), total);
                world.close();
            }
            System.out.println(total);
        }
        System.exit(0);
    }

    private static World world(Path folder, String ledgerUrl) throws Exception {
        var erp = new SmallErp(folder);
        for (int debtor = 1; debtor <= DEBTORS; debtor++) {
            erp.item("A-" + debtor, "D" + debtor, "100.00", 3);
        }
        new Connector(folder, erp, ledgerUrl).close();
        return new World(folder, ledgerUrl, CONNECTIONS);
    }

    private static String database(EmbeddedPostgres postgres, String name) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    private static final class Figures {
        private int delivered;
        private int different;
        private int lost;
        private int foundInTheLog;
        private int leftToAPerson;
        private final List<String> differences = new ArrayList<>();

        @Override
        public String toString() {
            return "mails taken " + delivered + ", duplicates " + (delivered - different) + ", lost " + lost
                    + ", suspects the log decided " + foundInTheLog + ", suspects left to a person " + leftToAPerson
                    + ", differences " + differences;
        }
    }

    /** The last runs, untouched; what no log decides is decided by a person. */
    private static void end(World world, Instant from, Figures total) throws Exception {
        world.server().watchedBy(step -> {});
        SmallErp erp = SmallErp.existing(world.folder());
        String[] settings = World.settings(world.server().port(), CONNECTIONS, world.log());
        try (var connector = new Connector(world.folder(), erp, world.ledgerUrl(), settings)) {
            var ledger = connector.bean(Ledger.class);
            LeaseTime.passes(ledger);
            for (int run = 0; run < 3; run++) {
                Files.writeString(world.log(), world.server().log());
                connector
                        .at(from.plus(Duration.ofMinutes(15L * run)).toString())
                        .run();
            }
            List<Long> suspects = Reconciliation.suspects(ledger);
            total.leftToAPerson += suspects.size();
            total.differences.addAll(Reconciliation.foundAndStillSuspect(ledger, world.server().delivered));
            connector.bean(Suspects.class).resolve(suspects, false, "Ana Ruiz", "not in the log");
            connector.at(from.plus(Duration.ofMinutes(60)).toString()).run();
            total.differences.addAll(Reconciliation.differences(
                    ledger, connector.bean(ContactHistory.class), world.server().delivered, erp));
            total.foundInTheLog += ledger.sql("select count(*) from contact_history where event in ('SENT', 'RETRY')"
                            + " and detail like 'the mail server''s log%'")
                    .query(Integer.class)
                    .single();
            total.delivered += world.server().delivered.size();
            int reached = 0;
            for (String address : erp.addresses()) {
                reached += world.server().deliveredTo("<" + address + ">").isEmpty()
                                && world.server().deliveredTo(" " + address).isEmpty()
                        ? 0
                        : 1;
            }
            total.different += reached;
            total.lost += DEBTORS - reached;
        }
    }
}
