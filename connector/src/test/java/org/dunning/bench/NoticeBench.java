package org.dunning.bench;

import org.dunning.channel.LetterForBench;
import org.dunning.notice.RenderingForBench;

/**
 * Rendering beside the bare merge of the same cached templates, and a letter as PDF beside the bare library on the same
 * page. Run it with
 * {@code ./mvnw -q -pl connector exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.dunning.bench.NoticeBench}.
 */
public final class NoticeBench {

    private static final int ROUNDS = 7;
    private static long seen;

    private NoticeBench() {}

    private interface Work {
        int run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        var rendering = new RenderingForBench();
        compare("notice", rendering::render, "bare merge", rendering::merge, 4_000);
        var letter = new LetterForBench(rendering.letter());
        compare("letter", letter::letter, "bare library", letter::bare, 30);
        System.out.println("(" + seen + " characters and bytes)");
    }

    private static void compare(String ours, Work work, String theirs, Work bare, int times) throws Exception {
        double best = Double.MAX_VALUE;
        double bestBare = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, micros(work, times));
            bestBare = Math.min(bestBare, micros(bare, times));
        }
        System.out.printf(
                "%s %.1f us, %s %.1f us: speed %.2f of the bare one%n", ours, best, theirs, bestBare, bestBare / best);
    }

    private static double micros(Work work, int times) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            seen += work.run();
        }
        return (System.nanoTime() - begin) / 1_000.0 / times;
    }
}
