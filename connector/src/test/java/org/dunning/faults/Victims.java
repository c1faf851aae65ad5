package org.dunning.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dunning.ledger.Ledger;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;

/**
 * The process that is killed. It runs several connectors, each over a ledger and an ERP of its own; each asks before every
 * effect whether it may happen, and one that gets no answer stands still there until the process is killed.
 */
final class Victims {

    private Victims() {}

    /**
     * @param arguments the port of the one who counts, then for each connector: its number, folder, ledger, SMTP port,
     *     connections, time
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < arguments.length; i += 6) {
            var questions = new Questions(port, arguments[i]);
            Path folder = Path.of(arguments[i + 1]);
            var connector = new Connector(
                    folder,
                    SmallErp.existing(folder),
                    arguments[i + 2],
                    (beans, clock) ->
                            beans.getBeanFactory().addBeanPostProcessor(WatchedDatabase.everyPool(questions::ask)),
                    World.settings(
                            Integer.parseInt(arguments[i + 3]),
                            Integer.parseInt(arguments[i + 4]),
                            folder.resolve("relay.log")));
            connector.at(arguments[i + 5]);
            LeaseTime.passes(connector.bean(Ledger.class));
            var thread = new Thread(() -> {
                questions.begin();
                connector.run();
                questions.ask(World.OVER);
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        // Ends with its parent, if nobody kills it before.
        while (System.in.read() >= 0) {
            // nobody says anything
        }
        Runtime.getRuntime().halt(1);
    }

    /** Asks about one connector's effects, one at a time. */
    private static final class Questions {

        private final Socket socket;
        private final BufferedReader answers;
        private volatile boolean begun;

        Questions(int port, String number) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(number);
        }

        void begin() {
            begun = true;
        }

        synchronized void ask(String effect) {
            if (!begun) {
                return;
            }
            try {
                write(effect);
                answers.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }
}
