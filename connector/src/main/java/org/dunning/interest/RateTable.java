package org.dunning.interest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reference rates by date, as written in {@code mappings/rates/<name>.yaml}. A rate that is not there is not known: none is
 * ever carried forward.
 */
public record RateTable(@NotBlank String name, @NotEmpty List<@Valid Row> rates) {

    public RateTable {
        rates = List.copyOf(rates);
    }

    /**
     * One rate.
     *
     * @param until the last day; null means the end of the half-year in which it begins
     * @param rate per cent a year
     * @param source where it was published
     */
    public record Row(LocalDate from, @Nullable LocalDate until, BigDecimal rate, @NotBlank String source) {

        public LocalDate last() {
            if (until != null) {
                return until;
            }
            return from.getMonthValue() <= 6
                    ? LocalDate.of(from.getYear(), Month.JUNE, 30)
                    : LocalDate.of(from.getYear(), Month.DECEMBER, 31);
        }

        /** Nobody has told where it was published. */
        public boolean isUnconfirmed() {
            return source.toLowerCase(Locale.ROOT).contains("to be confirmed");
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(last());
        }
    }

    public Optional<Row> on(LocalDate day) {
        return rates.stream().filter(row -> row.covers(day)).findFirst();
    }
}
