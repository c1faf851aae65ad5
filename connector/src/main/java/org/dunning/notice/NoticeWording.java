package org.dunning.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dunning.company.Payment;
import org.dunning.interest.Charge;
import org.dunning.notice.NoticeFacts.Line;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Turns the facts of a notice into the variables of its templates. */
final class NoticeWording {

    private static final Comparator<Line> OLDEST_FIRST = Comparator.comparing(
                    Line::dueDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Line::document);

    private final NoticeFacts facts;
    private final Locale locale;
    private final NoticeFormats formats;

    private final NoticeWords words;

    private NoticeWording(NoticeFacts facts, Locale locale, NoticeWords words) {
        this.facts = facts;
        this.locale = locale;
        this.words = words;
        this.formats = NoticeFormats.of(locale);
    }

    static NoticeVariables of(NoticeFacts facts, NoticeTemplates.Found found) {
        return of(facts, found.language(), found.words());
    }

    static NoticeVariables of(NoticeFacts facts, Locale locale, NoticeWords words) {
        return new NoticeWording(facts, locale, words).variables();
    }

    private NoticeVariables variables() {
        List<Line> asked = facts.overdue().isEmpty() ? facts.notYetDue() : facts.overdue();
        return new NoticeVariables(
                locale.toLanguageTag(),
                Long.toString(facts.noticeNo()),
                facts.stage(),
                formats.longDate(facts.on()),
                PlainWords.line(facts.companyName()),
                lines(facts.company().contact()),
                howToPay(),
                PlainWords.line(facts.debtor().name()),
                PlainWords.line(facts.debtor().key().number()),
                formats.money(facts.total()),
                formats.money(facts.totalWithCharges()),
                formats.longDate(facts.payBy()),
                formats.longDate(firstDueDate(asked)),
                facts.longestOverdue(),
                facts.overdue().size(),
                facts.notYetDue().size(),
                items(facts.overdue()),
                items(facts.notYetDue()),
                items(facts.credits()),
                sum(facts.overdue()),
                sum(facts.notYetDue()),
                sum(facts.credits()),
                interest(),
                claimed(Charge.Kind.INTEREST),
                claimed(Charge.Kind.COMPENSATION),
                claimed(Charge.Kind.FEE),
                facts.charges().isEmpty() ? "" : formats.money(facts.totalWithCharges()),
                facts.promised().stream()
                        .map(one -> formats.longDate(one.on()) + ": " + formats.money(one.amount()))
                        .toList(),
                facts.promised().size(),
                facts.printed() ? words.thisLetter() : words.thisMessage(),
                facts.printed() ? words.writeToUs() : words.replyToUs());
    }

    /** Document, first and last day, days, rate, amount. */
    private List<String> interest() {
        List<String> lines = new ArrayList<>();
        for (Charge charge : facts.charges()) {
            Charge.Period period = charge.period();
            if (period != null && charge.document() != null) {
                lines.add(PlainWords.line(charge.document()) + ": " + formats.shortDate(period.from()) + " - "
                        + formats.shortDate(period.until()) + " (" + days(period.days()) + "), "
                        + formats.percent(period.rate()) + ": " + formats.money(charge.amount()));
            }
        }
        return lines;
    }

    private String days(long days) {
        return days == 1 ? words.oneDay() : NoticeWords.with(words.days(), days);
    }

    private String claimed(Charge.Kind kind) {
        List<Charge> charges =
                facts.charges().stream().filter(charge -> charge.kind() == kind).toList();
        return charges.isEmpty() ? "" : formats.money(sumOf(charges));
    }

    private Money sumOf(List<Charge> charges) {
        Money zero = Money.zero(facts.total().currency());
        return charges.stream().map(Charge::amount).reduce(zero, Money::plus);
    }

    private List<NoticeVariables.Item> items(List<Line> lines) {
        return lines.stream().sorted(OLDEST_FIRST).map(this::item).toList();
    }

    private NoticeVariables.Item item(Line line) {
        return new NoticeVariables.Item(
                PlainWords.line(line.document()),
                line.reference() == null ? "" : PlainWords.line(line.reference()),
                formats.shortDate(line.documentDate()),
                formats.shortDate(line.dueDate()),
                Math.max(0, line.daysOverdue()),
                Math.max(0, -line.daysOverdue()),
                formats.money(line.amount()),
                formats.money(line.open()),
                line.open().compareTo(line.amount()) < 0 && line.open().isPositive(),
                Objects.requireNonNullElse(line.link(), ""));
    }

    private String sum(List<Line> lines) {
        Money zero = Money.zero(facts.total().currency());
        return formats.money(lines.stream().map(Line::open).reduce(zero, Money::plus));
    }

    private static @Nullable LocalDate firstDueDate(List<Line> lines) {
        return lines.stream()
                .map(Line::dueDate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The account, then whatever else the company says about payment. IBAN and BIC need no translation. */
    private List<String> howToPay() {
        List<String> how = new ArrayList<>();
        if (facts.isThanks()) {
            return how;
        }
        Payment payment = facts.company().payment();
        if (payment != null) {
            how.add(PlainWords.line(payment.holder() == null ? facts.companyName() : payment.holder()));
            how.add("IBAN: " + payment.printedIban());
            if (payment.bic() != null && !payment.bic().isBlank()) {
                how.add("BIC: " + payment.bic());
            }
        }
        how.addAll(lines(facts.company().bankDetails()));
        return how;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : PlainWords.lines(text);
    }
}
