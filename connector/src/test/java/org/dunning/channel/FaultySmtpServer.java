package org.dunning.channel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server on loopback that does at each step of the dialogue what a test tells it to. */
final class FaultySmtpServer implements AutoCloseable {

    /** The steps of a dialogue at which something may be wrong. */
    enum At {
        GREETING,
        EHLO,
        STARTTLS,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT,
        RSET,
        QUIT
    }

    /** What is wrong. TAKE means that the message counts as delivered before. */
    enum Fault {
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
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();

    final List<byte[]> delivered = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();

    FaultySmtpServer() throws IOException {
        this(null, false);
    }

    /**
     * @param tls offers STARTTLS when not null
     * @param tlsAtOnce speaks TLS from the first byte instead
     */
    FaultySmtpServer(SSLContext tls, boolean tlsAtOnce) throws IOException {
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    int openConnections() {
        return open.get();
    }

    /** At the next time this step comes, the fault instead of an answer. */
    FaultySmtpServer next(At step, Fault fault) {
        script.computeIfAbsent(step, s -> new ConcurrentLinkedQueue<>()).add(fault);
        return this;
    }

    /** At the next time this step comes, this answer. */
    FaultySmtpServer next(At step, String answer) {
        script.computeIfAbsent(step, s -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
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
        try (socket) {
            new Dialogue(socket).run();
        } catch (IOException e) {
            // the client or the script ended it
        } finally {
            open.decrementAndGet();
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
                    case "EHLO" ->
                        answer(At.EHLO, tls == null || tlsAtOnce ? "250 faulty" : "250-faulty\r\n250 STARTTLS");
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
            if (!(planned instanceof String answer)) {
                if (planned == null || planned.toString().startsWith("TAKE")) {
                    delivered.add(body);
                }
                perform((Fault) planned, null);
                send("250 2.0.0 taken");
                return;
            }
            if (answer.startsWith("2")) {
                delivered.add(body);
            }
            send(answer);
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
            perform((Fault) planned, usual);
            return usual;
        }

        private void perform(Fault fault, String usual) throws IOException {
            if (fault == null) {
                return;
            }
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
        Queue<Object> planned = script.get(step);
        return planned == null ? null : planned.poll();
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
