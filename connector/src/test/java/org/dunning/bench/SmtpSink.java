package org.dunning.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** An SMTP server on loopback that takes everything and keeps nothing; a thread for each connection. */
final class SmtpSink implements AutoCloseable {

    private static final byte[] OK = "250 ok\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GO_AHEAD = "354 go ahead\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening;
    private final AtomicLong taken = new AtomicLong();

    SmtpSink() throws IOException {
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    long taken() {
        return taken.get();
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
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            OutputStream out = socket.getOutputStream();
            out.write("220 sink\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int first = skipLine(in); first >= 0 && first != 'Q'; first = skipLine(in)) {
                if (first == 'D') {
                    out.write(GO_AHEAD);
                    skipBody(in);
                    taken.incrementAndGet();
                }
                out.write(OK);
            }
        } catch (IOException e) {
            // hung up
        }
    }

    /** The line's first byte, or -1 at the end. */
    private static int skipLine(InputStream in) throws IOException {
        int first = in.read();
        for (int b = first; b >= 0; b = in.read()) {
            if (b == '\n') {
                return first;
            }
        }
        return -1;
    }

    private static void skipBody(InputStream in) throws IOException {
        int matched = 2;
        String end = "\r\n.\r\n";
        for (int b = in.read(); b >= 0; b = in.read()) {
            matched = b == end.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            if (matched == end.length()) {
                return;
            }
        }
        throw new IOException("the client hung up inside a message");
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
