package org.dunning.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on loopback that takes everything, a thread for each connection. With a folder it answers for a message
 * only once it is in a file of its own and synced to the disk, as Postfix does; without one it keeps nothing.
 */
final class SmtpSink {

    private static final byte[] OK = "250 ok\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GO_AHEAD = "354 go ahead\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicLong taken = new AtomicLong();
    private final @Nullable Path folder;

    private SmtpSink(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Prints its port and serves until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        var sink = new SmtpSink(arguments.length == 0 ? null : Files.createDirectories(Path.of(arguments[0])));
        var listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        var accepting = new Thread(() -> sink.accept(listening));
        accepting.setDaemon(true);
        accepting.start();
        System.out.println(listening.getLocalPort());
        while (System.in.read() >= 0) {
            // until whoever started it is gone
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                var serving = new Thread(() -> serve(socket));
                serving.setDaemon(true);
                serving.start();
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
                    keep(body(in), taken.incrementAndGet());
                }
                out.write(first == 'N' ? ("250 " + taken + "\r\n").getBytes(StandardCharsets.US_ASCII) : OK);
            }
        } catch (IOException e) {
            // hung up
        }
    }

    private void keep(byte[] message, long number) throws IOException {
        if (folder == null) {
            return;
        }
        try (var file = FileChannel.open(
                folder.resolve(number % 10_000 + ".eml"),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(message));
            file.force(true);
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

    private static byte[] body(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream(8_192);
        int matched = 2;
        String end = "\r\n.\r\n";
        for (int b = in.read(); b >= 0; b = in.read()) {
            message.write(b);
            matched = b == end.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            if (matched == end.length()) {
                return message.toByteArray();
            }
        }
        throw new IOException("the client hung up inside a message");
    }
}
