package org.dunning.bench;

import com.sun.management.OperatingSystemMXBean;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.SmtpForBench;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.OutboxForBench;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.whole.Postgres;
import org.springframework.util.FileSystemUtils;

/**
 * How fast notices go out beside a raw loop over the same server, in alternating rounds; read the ratios, not the figures. The
 * loop is Jakarta Mail as it comes, with its own stream for {@code DATA}; beside the line "mail channel", which has ours, the
 * outbox shows what its commits cost. The server is one that syncs, one that keeps nothing, or a relay on this machine, such as a Postfix that discards what it took.
 *
 * <pre>java -cp ... org.dunning.bench.SendingBench [messages per round] [rounds] [port of the relay, or 0] [TEXT or WITH_PDF]
 * [connections]</pre>
 */
public final class SendingBench {

    private static final int WORDS = 4_096;

    private enum Size {
        TEXT("4 KiB", new byte[0], 1),
        WITH_PDF("4 KiB with a PDF of 60 KiB", pdf(60 * 1024), 4);

        private final String words;
        private final byte[] pdf;
        /** So many times fewer messages in a round. */
        private final int fewer;

        Size(String words, byte[] pdf, int fewer) {
            this.words = words;
            this.pdf = pdf;
            this.fewer = fewer;
        }

        /** What is in a PDF is compressed already, so nothing on its way makes it smaller. */
        private static byte[] pdf(int length) {
            byte[] bytes = new byte[length];
            new Random(1).nextBytes(bytes);
            return bytes;
        }
    }

    /** Rounds until the JVM has compiled what is measured. */
    private static final int WARM_UP = 10;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private interface Count {
        long asLong() throws IOException;
    }

    /** @param taken messages so far; -1 when it does not tell */
    private record Server(String words, int port, Count taken) {}

    /** @param check that all is where it should be; not timed */
    private record Prepared(Callable<Void> sending, Runnable check) {}

    /** A way to send all messages by this many threads; what is prepared here is not timed. */
    private interface Way {
        Prepared prepare(Server server, List<OutgoingMessage> messages, int connections);
    }

    private SendingBench() {}

    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        int relay = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        Path folder = Files.createTempDirectory("sending-bench");
        try (var syncing = new SinkProcess(folder.resolve("mail"));
                var forgetful = new SinkProcess(null);
                var postgres = Postgres.start()) {
            List<Server> servers = relay > 0
                    ? List.of(new Server("the relay on port " + relay, relay, () -> -1))
                    : List.of(
                            new Server("a server that syncs every mail to its disk", syncing.port(), syncing::taken),
                            new Server("a sink that keeps nothing", forgetful.port(), forgetful::taken));
            for (Size size : arguments.length > 3 ? List.of(Size.valueOf(arguments[3])) : List.of(Size.values())) {
                for (int connections :
                        arguments.length > 4 ? List.of(Integer.valueOf(arguments[4])) : List.of(1, 4, 16)) {
                    for (Server server : servers) {
                        System.out.println(size.words + ", " + connections + " connections to " + server.words + ":");
                        Path ledger = folder.resolve("ledger" + size + connections + server.port);
                        try (var onH2 = new OutboxForBench(
                                        "jdbc:h2:file:" + ledger, "sa", folder, connections, size == Size.WITH_PDF);
                                var onPostgres = new OutboxForBench(
                                        postgres.getJdbcUrl("postgres", "postgres"),
                                        "postgres",
                                        folder,
                                        connections,
                                        size == Size.WITH_PDF)) {
                            Map<String, Way> ways = new LinkedHashMap<>();
                            ways.put("raw loop", SendingBench::raw);
                            ways.put("mail channel", SendingBench::channel);
                            ways.put("outbox on H2", (to, mails, over) -> outbox(onH2, to, mails, over));
                            ways.put("outbox on PostgreSQL", (to, mails, over) -> outbox(onPostgres, to, mails, over));
                            compare(server, ways, connections, size, messages, rounds);
                        }
                    }
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static void compare(
            Server server, Map<String, Way> ways, int connections, Size size, int messages, int rounds)
            throws Exception {
        Map<String, List<Round>> results = new LinkedHashMap<>();
        ways.keySet().forEach(way -> results.put(way, new ArrayList<>()));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Round result = round(server, way.getValue(), connections, size, messages / size.fewer);
                if (round >= 0) {
                    results.get(way.getKey()).add(result);
                }
            }
        }
        List<Round> raw = results.get("raw loop");
        results.forEach((way, its) -> System.out.printf(
                "  %-21s %7.0f mails/s  ratio %.2f  CPU %4.0f us per mail%n",
                way,
                median(its.stream().mapToDouble(Round::rate)),
                // Neighbouring rounds are compared, so that a machine busy elsewhere slows both.
                median(IntStream.range(0, rounds)
                        .mapToDouble(i -> its.get(i).rate() / raw.get(i).rate())),
                median(its.stream().mapToDouble(Round::cpuMicros))));
    }

    /** @param cpuMicros processor time per mail of this process, so without the server and PostgreSQL */
    private record Round(double rate, double cpuMicros) {}

    private static Round round(Server server, Way way, int connections, Size size, int count) throws Exception {
        List<OutgoingMessage> messages = IntStream.range(0, count)
                .mapToObj(i -> SmtpForBench.message(i, WORDS, size.pdf))
                .toList();
        Prepared prepared = way.prepare(server, messages, connections);
        long taken = server.taken.asLong();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        prepared.sending.call();
        double nanos = System.nanoTime() - start;
        double cpuNanos = PROCESS.getProcessCpuTime() - cpu;
        prepared.check.run();
        long took = server.taken.asLong() - taken;
        if (taken >= 0 && took != count) {
            throw new IllegalStateException(server.words + " took " + took + " of " + count);
        }
        return new Round(count / nanos * 1e9, cpuNanos / 1e3 / count);
    }

    private static Prepared raw(Server server, List<OutgoingMessage> messages, int threads) {
        var loop = new RawMailLoop(server.port);
        List<MimeMessage> parsed =
                messages.stream().map(message -> loop.message(message.bytes())).toList();
        return new Prepared(
                () -> inParallel(threads, thread -> {
                    Transport transport = loop.open();
                    for (int i = thread; i < parsed.size(); i += threads) {
                        RawMailLoop.send(transport, parsed.get(i));
                    }
                    transport.close();
                }),
                () -> {});
    }

    private static Prepared channel(Server server, List<OutgoingMessage> messages, int threads) {
        JavaMailSender sender = SmtpForBench.sender(server.port, threads, null);
        return new Prepared(
                () -> {
                    inParallel(threads, thread -> {
                        for (int i = thread; i < messages.size(); i += threads) {
                            sender.send((MimeMessage) messages.get(i));
                            if (!(messages.get(i).handOver() instanceof Accepted)) {
                                throw new IllegalStateException(
                                        String.valueOf(messages.get(i).handOver()));
                            }
                        }
                    });
                    ((AutoCloseable) sender).close();
                    return null;
                },
                () -> {});
    }

    /** With intent and outcome committed to a ledger, as a run does it. */
    private static Prepared outbox(
            OutboxForBench outbox, Server server, List<OutgoingMessage> messages, int connections) {
        JavaMailSender sender = SmtpForBench.sender(server.port, connections, outbox.lastHop());
        List<OutgoingMessage> approved = outbox.approved(messages);
        long before = outbox.sent();
        return new Prepared(
                () -> {
                    inParallel(outbox.threads(), thread -> {
                        for (int i = thread; i < approved.size(); i += outbox.threads()) {
                            outbox.send(approved.get(i), message -> sender.send((MimeMessage) message));
                        }
                    });
                    outbox.flush();
                    ((AutoCloseable) sender).close();
                    return null;
                },
                () -> {
                    if (outbox.sent() - before != approved.size()) {
                        throw new IllegalStateException(
                                "the ledger has " + (outbox.sent() - before) + " of " + approved.size());
                    }
                });
    }

    private interface Work {
        void of(int thread) throws Exception;
    }

    private static Void inParallel(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Void>> tasks = IntStream.range(0, threads)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    work.of(thread);
                    return null;
                })
                .toList();
        for (Future<Void> done : pool.invokeAll(tasks)) {
            done.get();
        }
        pool.shutdown();
        return null;
    }

    private static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
