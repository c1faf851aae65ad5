package org.dunning.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.dunning.receivable.Money;

/**
 * How urgent a notice is among those of its currency: each demanded amount times the days it is overdue, summed.
 *
 * @param parts the largest amounts with their days, in words
 */
public record Priority(BigDecimal score, String parts) {

    private static final int PARTS_SHOWN = 3;

    private record Part(Money open, long days) {
        BigDecimal score() {
            return open.amount().multiply(BigDecimal.valueOf(days));
        }
    }

    static Priority of(List<ItemDecision> demanded, LocalDate on) {
        List<Part> parts = new ArrayList<>();
        BigDecimal score = BigDecimal.ZERO;
        for (ItemDecision item : demanded) {
            LocalDate due = Objects.requireNonNull(item.item().item().dueDate());
            var part = new Part(item.open(), Math.max(0, ChronoUnit.DAYS.between(due, on)));
            parts.add(part);
            score = score.add(part.score());
        }
        parts.sort(Comparator.comparing(Part::score).reversed());
        return new Priority(score.setScale(2, RoundingMode.HALF_UP), inWords(parts));
    }

    /** Score and parts, such as {@code 400.00 = 10.00 EUR x 40 days}. */
    public String inWords() {
        return score.toPlainString() + " = " + parts;
    }

    private static String inWords(List<Part> parts) {
        List<String> words = new ArrayList<>();
        parts.stream()
                .limit(PARTS_SHOWN)
                .forEach(part -> words.add(part.open() + " x " + part.days() + (part.days() == 1 ? " day" : " days")));
        if (parts.size() > PARTS_SHOWN) {
            words.add((parts.size() - PARTS_SHOWN) + " more");
        }
        return String.join(" + ", words);
    }
}
