package org.dunning.reply.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunning.reply.Evidence;
import org.dunning.reply.ReplyText;
import org.dunning.reply.language.Item.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The one day that some words of a text name, whoever pointed at the words.
 *
 * @param on placed in time by the rules of the label guide
 * @param amount the one amount among the words, or null
 * @param currency ISO 4217, or null
 * @param words where they stand in the text
 */
public record SpokenDay(LocalDate on, @Nullable BigDecimal amount, @Nullable String currency, Evidence words) {

    /** Null unless the words occur in the text as they are and name exactly one day, today or ahead. */
    public static @Nullable SpokenDay ahead(ReplyText text, String words) {
        return in(text, words, true);
    }

    /** Null unless the words occur in the text as they are and name exactly one day, today or behind. */
    public static @Nullable SpokenDay behind(ReplyText text, String words) {
        return in(text, words, false);
    }

    /** Null unless the words occur in the text as they are. */
    public static @Nullable Evidence quoted(ReplyText text, String words) {
        int start = words.isBlank() ? -1 : text.written().indexOf(words.strip());
        return start < 0 ? null : new Evidence(start, start + words.strip().length(), words.strip());
    }

    private static @Nullable SpokenDay in(ReplyText text, String words, boolean ahead) {
        Evidence quoted = quoted(text, words);
        if (quoted == null) {
            return null;
        }
        List<Item> items = ReadText.of(text).items.stream()
                .filter(item -> item.start() >= quoted.start() && item.end() <= quoted.end())
                .toList();
        List<Item> days =
                items.stream().filter(item -> item.kind() == Kind.DATE).toList();
        if (days.size() != 1 || !(days.get(0).value() instanceof FoundDate date)) {
            return null;
        }
        var place = new DatePlace(text.receivedOn(), text.american());
        LocalDate on = ahead ? place.ahead(date, null) : place.behind(date);
        List<FoundAmount> amounts = items.stream()
                .filter(item -> item.value() instanceof FoundAmount)
                .map(item -> (FoundAmount) item.value())
                .toList();
        FoundAmount amount = amounts.size() == 1 ? amounts.get(0) : null;
        return on == null
                ? null
                : new SpokenDay(
                        on, amount == null ? null : amount.value(), amount == null ? null : amount.currency(), quoted);
    }
}
