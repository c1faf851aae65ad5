package org.dunning.channel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server on loopback that does at each step of the dialogue what a test tells it to. */
public final class FaultySmtpServer implements AutoCloseable {

    /** The steps of a dialogue at which something may be wrong. TAKEN: the message is the server's, its answer not sent yet. */
    public enum At {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT,
        TAKEN,
        RSET,
        QUIT
    }

    /** What is wrong. TAKE means that the message counts as delivered before. */
    public enum Fault {
        DROP,
        RESET,
        STALL,
        TAKE_AND_DROP,
        TAKE_AND_RESET,
        TAKE_AND_STALL
    }

    private static final class HungUp extends IOException {}

    private final ServerSocket listening;
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private final Map<At, Queue<Object>> script = new ConcurrentHashMap<>();
    private final Map<At, Object> always = new ConcurrentHashMap<>();
    private volatile Consumer<At> watcher = step -> {};
    private volatile boolean auth;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Socket> sessions = ConcurrentHashMap.newKeySet();

    public final List<byte[]> delivered = new CopyOnWriteArrayList<>();
    public final List<String> commands = new CopyOnWriteArrayList<>();
    public final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();

    public FaultySmtpServer() throws IOException {
        this(null, false);
    }

    /**
     * @param tls offers STARTTLS when not null
     * @param tlsAtOnce speaks TLS from the first byte instead
     */
    public FaultySmtpServer(SSLContext tls, boolean tlsAtOnce) throws IOException {
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Offers AUTH PLAIN, and takes any password unless told otherwise. */
    public FaultySmtpServer offeringAuth() {
        auth = true;
        return this;
    }

    /** Is told of each step when it comes, before it is answered; an UncheckedIOException hangs up. */
    public FaultySmtpServer watchedBy(Consumer<At> observer) {
        watcher = observer;
        return this;
    }

    int openConnections() {
        return open.get();
    }

    /** At the next time this step comes, the fault instead of an answer. */
    public FaultySmtpServer next(At step, Fault fault) {
        script.computeIfAbsent(step, s -> new ConcurrentLinkedQueue<>()).add(fault);
        return this;
    }

    /** At the next time this step comes, this answer. */
    public FaultySmtpServer next(At step, String answer) {
        script.computeIfAbsent(step, s -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
    }

    /** At the next time this step comes, the usual answer, but not before the latch has counted down. */
    public FaultySmtpServer next(At step, CountDownLatch notBefore) {
        script.computeIfAbsent(step, s -> new ConcurrentLinkedQueue<>()).add(notBefore);
        return this;
    }

    /** Whenever this step comes, this answer, until all is mended. */
    public FaultySmtpServer always(At step, String answer) {
        always.put(step, answer);
        return this;
    }

    /** From now on nothing is wrong. */
    public void mend() {
        script.clear();
        always.clear();
    }

    /** What was taken, as the log of a relay names it. */
    public String log() {
        return delivered.stream()
                .flatMap(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).lines())
                .filter(line -> line.startsWith("Message-ID:"))
                .map(line -> "taken " + line)
                .collect(Collectors.joining("\n"));
    }

    /** The messages taken whose header names this recipient. */
    public List<String> deliveredTo(String address) {
        return delivered.stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .filter(message -> message.contains(address))
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        connections.incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        sessions.add(socket);
        try (socket) {
            new Dialogue(socket).run();
        } catch (IOException | UncheckedIOException e) {
            // the client, the script or the watcher ended it
        } finally {
            sessions.remove(socket);
            open.decrementAndGet();
        }
    }

    /** Hangs up on everybody, as a server does that is restarted. */
    public void endSessions() throws IOException {
        for (Socket session : sessions) {
            session.close();
        }
    }

    private final class Dialogue {

        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Dialogue(Socket socket) throws IOException {
            use(tlsAtOnce ? secured(socket) : socket);
        }

        private Socket secured(Socket plain) throws IOException {
            var secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            secure.setUseClientMode(false);
            return secure;
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedInputStream(next.getInputStream());
            out = next.getOutputStream();
        }

        void run() throws IOException {
            answer(At.GREETING, "220 faulty ready");
            for (String line = line(); line != null; line = line()) {
                commands.add(line);
                String verb = line.split("[ :]")[0];
                switch (verb) {
                    case "EHLO" -> answer(At.EHLO, extensions());
                    case "AUTH" -> answer(At.AUTH, "235 2.7.0 welcome");
                    case "STARTTLS" -> startTls();
                    case "MAIL" -> answer(At.MAIL, "250 2.1.0 sender ok");
                    case "RCPT" -> answer(At.RCPT, "250 2.1.5 recipient ok");
                    case "DATA" -> data();
                    case "RSET" -> answer(At.RSET, "250 2.0.0 reset");
                    case "QUIT" -> answer(At.QUIT, "221 bye");
                    default -> send("502 5.5.1 what?");
                }
            }
        }

        private String extensions() {
            boolean protectable = tls != null && !tlsAtOnce && !(socket instanceof SSLSocket);
            return "250-faulty\r\n" + (protectable ? "250-STARTTLS\r\n" : "") + (auth ? "250-AUTH PLAIN\r\n" : "")
                    + "250 8BITMIME";
        }

        private void startTls() throws IOException {
            answer(At.STARTTLS, "220 go ahead");
            use(secured(socket));
        }

        private void data() throws IOException {
            boolean agreed = answer(At.DATA, "354 go ahead").startsWith("354");
            if (!agreed) {
                return;
            }
            in.mark(1);
            in.read();
            in.reset();
            fault(At.BODY, null);
            byte[] body = body();
            Object planned = plan(At.DOT);
            if (planned instanceof String answer) {
                if (answer.startsWith("2")) {
                    delivered.add(body);
                }
                send(answer);
                return;
            }
            if (planned instanceof Fault fault) {
                if (fault.name().startsWith("TAKE")) {
                    delivered.add(body);
                }
                perform(fault);
            }
            waitFor(planned);
            delivered.add(body);
            answer(At.TAKEN, "250 2.0.0 taken");
        }

        private byte[] body() throws IOException {
            var body = new ByteArrayOutputStream();
            for (String line = line(); !".".equals(line); line = line()) {
                if (line == null) {
                    throw new HungUp();
                }
                String whole = line.startsWith(".") ? line.substring(1) : line;
                body.write((whole + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            return body.toByteArray();
        }

        private String answer(At step, String usual) throws IOException {
            String answer = fault(step, usual);
            send(answer);
            return answer;
        }

        private String fault(At step, String usual) throws IOException {
            Object planned = plan(step);
            if (planned instanceof String answer) {
                return answer;
            }
            if (planned instanceof Fault fault) {
                perform(fault);
            }
            waitFor(planned);
            return usual;
        }

        private void waitFor(Object planned) {
            if (planned instanceof CountDownLatch notBefore) {
                await(notBefore);
            }
        }

        private void perform(Fault fault) throws IOException {
            if (fault.name().endsWith("STALL")) {
                await(closed);
            }
            if (fault.name().endsWith("RESET")) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
            throw new HungUp();
        }

        private void send(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    return line.toString(StandardCharsets.ISO_8859_1).replaceAll("\r$", "");
                }
                line.write(b);
            }
            return null;
        }
    }

    private Object plan(At step) {
        watcher.accept(step);
        Queue<Object> planned = script.get(step);
        Object once = planned == null ? null : planned.poll();
        return once == null ? always.get(step) : once;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "faulty-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
    }
}
