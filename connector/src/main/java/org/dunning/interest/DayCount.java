package org.dunning.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;

/** How a year is counted: actual days over 365, over the year's own length, or over 360. */
public enum DayCount {
    ACT_365,
    /** 366 in a leap year; days of two years are counted each by its own. */
    ACT_ACT,
    ACT_360;

    private static final int DIGITS = 20;

    /** The share of a year from one day to another, both included. */
    BigDecimal yearsBetween(LocalDate first, LocalDate last) {
        if (this != ACT_ACT) {
            return share(days(first, last), this == ACT_365 ? 365 : 360);
        }
        BigDecimal years = BigDecimal.ZERO;
        for (LocalDate from = first; !from.isAfter(last); from = LocalDate.of(from.getYear() + 1, 1, 1)) {
            LocalDate end = LocalDate.of(from.getYear(), 12, 31);
            LocalDate until = end.isBefore(last) ? end : last;
            years = years.add(share(days(from, until), Year.of(from.getYear()).length()));
        }
        return years;
    }

    static long days(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    private static BigDecimal share(long days, int ofYear) {
        return BigDecimal.valueOf(days).divide(BigDecimal.valueOf(ofYear), DIGITS, RoundingMode.HALF_UP);
    }
}
