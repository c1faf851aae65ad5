package org.dunning.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link SmtpSink} in a process of its own, as a mail server is. */
final class SinkProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    /** @param folder where it keeps messages, synced; null to keep none */
    SinkProcess(@Nullable Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SmtpSink.class.getName()));
        if (folder != null) {
            command.add(folder.toString());
        }
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        port = Integer.parseInt(process.inputReader(StandardCharsets.US_ASCII).readLine());
    }

    int port() {
        return port;
    }

    /** Messages taken so far. */
    long taken() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            answers.readLine();
            socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            return Long.parseLong(answers.readLine().substring("250 ".length()));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
