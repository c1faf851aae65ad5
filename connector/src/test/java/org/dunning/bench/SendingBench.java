package org.dunning.bench;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * How fast notices go out beside a raw loop over the same sink, in alternating rounds; read the ratios, not the figures.
 *
 * <pre>java -cp ... org.dunning.bench.SendingBench [messages per round] [rounds] [only ways ending so]</pre>
 */
public final class SendingBench {

    /** A PDF of 60 KiB as it goes over the line: base64 in lines of 76. */
    private static final int PDF = 60 * 1024 * 4 / 3 * 78 / 76;

    private enum Size {
        TEXT("4 KiB", 4_096, 1),
        WITH_PDF("4 KiB with a PDF of 60 KiB", 4_096 + PDF, 8);

        private final String words;
        private final int bytes;
        /** So many times fewer messages in a round. */
        private final int fewer;

        Size(String words, int bytes, int fewer) {
            this.words = words;
            this.bytes = bytes;
            this.fewer = fewer;
        }
    }

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** A way to send all messages by this many threads; what is prepared here is not timed. */
    private interface Way {
        Callable<Void> prepare(SinkProcess sink, List<OutgoingMessage> messages, int threads);
    }

    private SendingBench() {}

    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        String only = arguments.length > 2 ? arguments[2] : "";
        Path folder = Files.createTempDirectory("sending-bench");
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("raw loop", SendingBench::raw);
        try (var server = new SinkProcess(folder.resolve("mail"));
                var nothing = new SinkProcess(null);
                var postgres = EmbeddedPostgres.start();
                var onH2 = new OutboxForBench("jdbc:h2:file:" + folder.resolve("ledger"), "sa");
                var onPostgres = new OutboxForBench(postgres.getJdbcUrl("postgres", "postgres"), "postgres")) {
            Map<String, Way> ours = new LinkedHashMap<>();
            ours.put("mail channel", SendingBench::channel);
            ours.put("outbox on H2", (to, mails, threads) -> outbox(onH2, to, mails, threads));
            ours.put("outbox on PostgreSQL", (to, mails, threads) -> outbox(onPostgres, to, mails, threads));
            ours.entrySet().stream()
                    .filter(way -> way.getKey().endsWith(only))
                    .forEach(way -> ways.put(way.getKey(), way.getValue()));
            for (Size size : Size.values()) {
                for (int threads : new int[] {1, 4, 16}) {
                    System.out.println(size.words + ", " + threads
                            + " connections to a server that syncs every mail to its disk:");
                    compare(server, ways, threads, size, messages, rounds);
                    System.out.println(size.words + ", " + threads + " connections to a sink that keeps nothing:");
                    compare(nothing, ways, threads, size, messages, rounds);
                }
            }
        }
        System.exit(0);
    }

    private static void compare(
            SinkProcess sink, Map<String, Way> ways, int threads, Size size, int messages, int rounds)
            throws Exception {
        Map<String, List<Round>> results = new LinkedHashMap<>();
        ways.keySet().forEach(way -> results.put(way, new ArrayList<>()));
        for (int round = -2; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Round result = round(sink, way.getValue(), threads, size, messages / size.fewer);
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

    private static Round round(SinkProcess sink, Way way, int threads, Size size, int count) throws Exception {
        List<OutgoingMessage> messages = IntStream.range(0, count)
                .mapToObj(i -> SmtpForBench.message(i, size.bytes))
                .toList();
        Callable<Void> sending = way.prepare(sink, messages, threads);
        long taken = sink.taken();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        sending.call();
        double nanos = System.nanoTime() - start;
        double cpuNanos = PROCESS.getProcessCpuTime() - cpu;
        if (sink.taken() - taken != count) {
            throw new IllegalStateException("the sink took " + (sink.taken() - taken) + " of " + count);
        }
        return new Round(count / nanos * 1e9, cpuNanos / 1e3 / count);
    }

    private static Callable<Void> raw(SinkProcess sink, List<OutgoingMessage> messages, int threads) {
        var loop = new RawMailLoop(sink.port());
        List<MimeMessage> parsed =
                messages.stream().map(message -> loop.message(message.bytes())).toList();
        return () -> inParallel(threads, thread -> {
            Transport transport = loop.open();
            for (int i = thread; i < parsed.size(); i += threads) {
                RawMailLoop.send(transport, parsed.get(i));
            }
            transport.close();
        });
    }

    private static Callable<Void> channel(SinkProcess sink, List<OutgoingMessage> messages, int threads) {
        JavaMailSender sender = SmtpForBench.sender(sink.port(), threads);
        return () -> {
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
        };
    }

    /** With intent and outcome committed to a ledger, as a run does it. */
    private static Callable<Void> outbox(
            OutboxForBench outbox, SinkProcess sink, List<OutgoingMessage> messages, int threads) {
        JavaMailSender sender = SmtpForBench.sender(sink.port(), threads);
        List<OutgoingMessage> approved = outbox.approved(messages);
        long before = outbox.sent();
        return () -> {
            inParallel(threads, thread -> {
                for (int i = thread; i < approved.size(); i += threads) {
                    outbox.send(approved.get(i), message -> sender.send((MimeMessage) message));
                }
            });
            ((AutoCloseable) sender).close();
            if (outbox.sent() - before != approved.size()) {
                throw new IllegalStateException(
                        "the ledger has " + (outbox.sent() - before) + " of " + approved.size());
            }
            return null;
        };
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
