package org.dunning.notice;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What one rendering may use up: time, turns of its loops, and length. Whoever asks for more is stopped. */
final class RenderBudget {

    /** A template asked for more than it may. */
    static final class Exceeded extends RuntimeException {
        Exceeded(String message) {
            super(message);
        }
    }

    static final RenderBudget USUAL = new RenderBudget(Duration.ofSeconds(5), 100_000, 8 << 20);

    private static final ThreadLocal<@Nullable Spent> CURRENT = new ThreadLocal<>();

    private final Duration time;
    private final int turns;
    private final int characters;

    RenderBudget(Duration time, int turns, int characters) {
        this.time = time;
        this.turns = turns;
        this.characters = characters;
    }

    /** Renders within the budget; loops must take their iterators from {@link #metered}. */
    String render(Rendering rendering) {
        var spent = new Spent();
        CURRENT.set(spent);
        try {
            rendering.to(spent);
            return spent.out.toString();
        } finally {
            CURRENT.remove();
        }
    }

    /** What writes; a {@link Writer} into memory throws no IOException. */
    interface Rendering {
        void to(Writer out);
    }

    /** @param place of the loop, by which one that turns too often is told */
    static <T> Iterator<T> metered(Iterator<T> items, Object place) {
        Spent spent = CURRENT.get();
        if (spent == null) {
            throw new IllegalStateException("a template is rendered outside its budget");
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public T next() {
                spent.turn(place);
                return items.next();
            }
        };
    }

    private final class Spent extends Writer {

        private final long deadline = System.nanoTime() + time.toNanos();
        private final StringBuilder out = new StringBuilder(8_192);
        private int turned;
        private int watched;

        private void turn(Object place) {
            if (++turned > turns) {
                throw new Exceeded("is refused: its loops turn more than " + turns + " times at " + place);
            }
            watch();
        }

        private void watch() {
            // The clock is looked at with every 64th piece: a template writes hundreds.
            if ((++watched & 63) == 0 && System.nanoTime() - deadline > 0) {
                throw new Exceeded("is refused: it takes more than " + time.toMillis() + " ms");
            }
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            if (out.length() + length > characters) {
                throw new Exceeded("is refused: it comes out longer than " + characters + " characters");
            }
            watch();
            out.append(chars, offset, length);
        }

        @Override
        public void write(String text) throws IOException {
            if (out.length() + text.length() > characters) {
                throw new Exceeded("is refused: it comes out longer than " + characters + " characters");
            }
            watch();
            out.append(text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
