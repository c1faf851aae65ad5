package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One kill -9 of a process that runs a connector for each of several worlds. */
final class Kill {

    private Kill() {}

    /** Lets them run in one process of their own until each stands at its point, and kills it. */
    static void all(List<World> worlds, Duration longest) throws Exception {
        inOrder(worlds, longest, false);
    }

    /** The same, but as soon as one run has ended untouched the later ones are not waited for: they would, too. */
    static void untilOneIsUntouched(List<World> worlds, Duration longest) throws Exception {
        inOrder(worlds, longest, true);
    }

    private static void inOrder(List<World> worlds, Duration longest, boolean untilUntouched) throws Exception {
        try (var counting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            daemon(() -> answer(counting, worlds));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-Duser.timezone=UTC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Victims.class.getName(),
                    String.valueOf(counting.getLocalPort())));
            for (int i = 0; i < worlds.size(); i++) {
                command.addAll(worlds.get(i).arguments(i));
            }
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                for (World world : worlds) {
                    settle(world.fuse(), process, longest);
                    if (untilUntouched && world.fuse().untouched()) {
                        break;
                    }
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void settle(Fuse fuse, Process process, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!fuse.isSettledWithin(Duration.ofSeconds(1))) {
            assertThat(process.isAlive())
                    .as("the process lives until it is killed")
                    .isTrue();
            assertThat(System.nanoTime() - until)
                    .as("the run reaches its point or its end")
                    .isNegative();
        }
    }

    private static void answer(ServerSocket counting, List<World> worlds) {
        try {
            while (true) {
                Socket asking = counting.accept();
                daemon(() -> answer(asking, worlds));
            }
        } catch (IOException e) {
            // all are settled
        }
    }

    private static void answer(Socket asking, List<World> worlds) {
        try (asking;
                var questions =
                        new BufferedReader(new InputStreamReader(asking.getInputStream(), StandardCharsets.UTF_8))) {
            Fuse fuse = worlds.get(Integer.parseInt(questions.readLine())).fuse();
            for (String effect = questions.readLine(); effect != null; effect = questions.readLine()) {
                if (effect.equals(World.OVER)) {
                    fuse.runOver();
                } else {
                    fuse.pass(effect);
                }
                asking.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // the process is gone
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "effects");
        thread.setDaemon(true);
        thread.start();
    }
}
