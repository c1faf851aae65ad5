package org.dunning.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunning.reply.ReplyIntent;
import org.jspecify.annotations.Nullable;

/**
 * What a reply means, as a person says.
 *
 * @param documents it is about; empty for all of its notice
 * @param company of the debtor, where its number alone does not tell
 * @param debtorNo whose reply it is; null for whose it was found to be
 */
public record Correction(
        ReplyIntent intent,
        List<Promise> promises,
        List<String> documents,
        @Nullable LocalDate claimedPaidOn,
        @Nullable String company,
        @Nullable String debtorNo) {

    /** A payment that is promised; the amount is null for all of it. */
    public record Promise(LocalDate on, @Nullable BigDecimal amount) {}

    public Correction {
        promises = List.copyOf(promises);
        documents = List.copyOf(documents);
    }

    /**
     * Reads what a person typed.
     *
     * @param promises such as {@code 2026-12-11} or {@code 2026-12-11 100.00, 2027-01-15 50.00}
     * @param documents with commas between them
     * @throws IllegalArgumentException with a sentence that says what was expected
     */
    public static Correction of(
            String intent,
            @Nullable String promises,
            @Nullable String documents,
            @Nullable String claimedPaidOn,
            @Nullable String company,
            @Nullable String debtorNo) {
        return new Correction(
                intent(intent),
                parts(promises).map(Correction::promise).toList(),
                parts(documents).toList(),
                claimedPaidOn == null || claimedPaidOn.isBlank() ? null : day(claimedPaidOn.strip()),
                text(company),
                text(debtorNo));
    }

    private static ReplyIntent intent(String word) {
        return Arrays.stream(ReplyIntent.values())
                .filter(intent -> intent.label().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no intent; they are "
                        + Arrays.stream(ReplyIntent.values())
                                .map(ReplyIntent::label)
                                .collect(Collectors.joining(", "))));
    }

    private static Promise promise(String words) {
        String[] parts = words.split("[\\s=]+");
        if (parts.length > 2) {
            throw new IllegalArgumentException("'" + words + "' is no promise such as 2026-12-11 or 2026-12-11 100.00");
        }
        return new Promise(day(parts[0]), parts.length == 1 ? null : amount(parts[1]));
    }

    private static LocalDate day(String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + word + "' is not a date like 2026-12-31", e);
        }
    }

    private static BigDecimal amount(String word) {
        if (!word.matches("\\d{1,13}(\\.\\d{1,4})?") || new BigDecimal(word).signum() == 0) {
            throw new IllegalArgumentException("'" + word + "' is not an amount like 100.00");
        }
        return new BigDecimal(word);
    }

    private static Stream<String> parts(@Nullable String list) {
        return list == null
                ? Stream.of()
                : Arrays.stream(list.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
