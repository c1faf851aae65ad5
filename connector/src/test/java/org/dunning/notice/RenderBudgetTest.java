package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenderBudgetTest {

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void grantsWhatIsWithinIt() {
        var budget = new RenderBudget(Duration.ofMinutes(1), 2, 4);

        assertThat(budget.render(out -> RenderBudget.metered(List.of("ab", "cd").iterator(), "here")
                        .forEachRemaining(text -> write(out, text))))
                .isEqualTo("abcd");
    }

    @Test
    void stopsWhatGrowsTooLong() {
        var budget = new RenderBudget(Duration.ofMinutes(1), 10, 4);

        assertThatThrownBy(() -> budget.render(out -> {
                    write(out, "abcd");
                    write(out, "e");
                }))
                .hasMessageContaining("longer than 4 characters");
    }

    @Test
    void stopsWhatTurnsTooOften() {
        var budget = new RenderBudget(Duration.ofMinutes(1), 2, 4);

        assertThatThrownBy(() -> budget.render(out -> {
                    Iterator<Integer> endless = RenderBudget.metered(
                            IntStream.iterate(0, i -> i + 1).iterator(), "here");
                    endless.forEachRemaining(i -> {});
                }))
                .hasMessageContaining("turn more than 2 times at here");
    }

    @Test
    void stopsWhatTakesTooLong() {
        var budget = new RenderBudget(Duration.ofMillis(20), Integer.MAX_VALUE, 4);

        assertThatThrownBy(() -> budget.render(out -> RenderBudget.metered(
                                IntStream.iterate(0, i -> i + 1).iterator(), "here")
                        .forEachRemaining(i -> {})))
                .isInstanceOf(RenderBudget.Exceeded.class)
                .hasMessageContaining("takes more than");
    }

    @Test
    void aTemplateIsNeverRenderedOutsideABudget() {
        assertThatThrownBy(() -> RenderBudget.metered(List.of().iterator(), "here"))
                .isInstanceOf(IllegalStateException.class);
    }
}
