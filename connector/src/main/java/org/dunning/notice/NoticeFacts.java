package org.dunning.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunning.company.Company;
import org.dunning.interest.Allocation;
import org.dunning.interest.Charge;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * Everything a notice may say, checked again in the ERP just before.
 *
 * @param noticeNo our number of the notice
 * @param companyName how the company signs
 * @param stage the dunning stage
 * @param template the template's name, usually the stage's
 * @param language the debtor's language as asked for; the texts' language chain decides what is used
 * @param on the business date
 * @param payBy the date by which payment is asked for; null when the stage sets none
 * @param overdue demanded items; never empty unless the stage lies before the due date; in a thank-you what is settled
 * @param notYetDue items shown apart and not demanded (in a stage before the due date: what falls due)
 * @param credits payments and credit notes set against the items; amounts negative
 * @param total what is demanded (or falls due): items less credits
 * @param charges claimed on top of the total
 * @param ownWords subject and own words as a person changed them for this notice; null means the template's
 * @param promised what the debtor promised, by day; only where that is noted
 * @param setOff in which order a part payment is set off against total and charges; null where nothing says so
 * @param printed whether it goes by post, so that it speaks of itself as a letter
 */
public record NoticeFacts(
        long noticeNo,
        Company company,
        String companyName,
        Debtor debtor,
        String stage,
        String template,
        Locale language,
        LocalDate on,
        @Nullable LocalDate payBy,
        List<Line> overdue,
        List<Line> notYetDue,
        List<Line> credits,
        Money total,
        List<Charge> charges,
        @Nullable String ownWords,
        List<Promised> promised,
        @Nullable Allocation setOff,
        boolean printed) {

    /** A payment by a day. */
    public record Promised(LocalDate on, Money amount) {}

    /** In the words of its template. */
    public NoticeFacts(
            long noticeNo,
            Company company,
            String companyName,
            Debtor debtor,
            String stage,
            String template,
            Locale language,
            LocalDate on,
            @Nullable LocalDate payBy,
            List<Line> overdue,
            List<Line> notYetDue,
            List<Line> credits,
            Money total,
            List<Charge> charges) {
        this(
                noticeNo,
                company,
                companyName,
                debtor,
                stage,
                template,
                language,
                on,
                payBy,
                overdue,
                notYetDue,
                credits,
                total,
                charges,
                null,
                List.of(),
                null,
                false);
    }

    /**
     * One item in a notice.
     *
     * @param amount the original amount
     * @param open what is still open, before credits shown apart
     * @param daysOverdue negative before the due date
     * @param link where the debtor finds the document
     */
    public record Line(
            String document,
            @Nullable String reference,
            @Nullable LocalDate documentDate,
            @Nullable LocalDate dueDate,
            Money amount,
            Money open,
            long daysOverdue,
            @Nullable String link) {

        /** Without a link. */
        public Line(
                String document,
                @Nullable String reference,
                @Nullable LocalDate documentDate,
                @Nullable LocalDate dueDate,
                Money amount,
                Money open,
                long daysOverdue) {
            this(document, reference, documentDate, dueDate, amount, open, daysOverdue, null);
        }
    }

    /** What it is instead of a dunning notice; empty for one. */
    public Optional<Courtesy> courtesy() {
        return Courtesy.named(stage);
    }

    /** It thanks for what was settled and demands nothing. */
    public boolean isThanks() {
        return courtesy().filter(Courtesy.THANKS::equals).isPresent();
    }

    public NoticeFacts {
        overdue = List.copyOf(overdue);
        notYetDue = List.copyOf(notYetDue);
        credits = List.copyOf(credits);
        charges = List.copyOf(charges);
        promised = List.copyOf(promised);
    }

    /** The total with what is claimed on top of it. */
    public Money totalWithCharges() {
        return charges.stream().map(Charge::amount).reduce(total, Money::plus);
    }

    /** The same in other words of its own. */
    public NoticeFacts inWords(@Nullable String words) {
        return with(charges, words, promised, setOff, printed);
    }

    /** The same with what was promised. */
    public NoticeFacts noting(List<Promised> payments) {
        return with(charges, ownWords, payments, setOff, printed);
    }

    /** The same with this claimed on top of its total. */
    public NoticeFacts claiming(List<Charge> claimed) {
        return with(claimed, ownWords, promised, setOff, printed);
    }

    /** The same where this says how a part payment is set off. */
    public NoticeFacts settingOff(@Nullable Allocation order) {
        return with(charges, ownWords, promised, order, printed);
    }

    /** The same as a letter, or as no letter. */
    public NoticeFacts printed(boolean byPost) {
        return byPost == printed ? this : with(charges, ownWords, promised, setOff, byPost);
    }

    private NoticeFacts with(
            List<Charge> claimed,
            @Nullable String words,
            List<Promised> payments,
            @Nullable Allocation order,
            boolean byPost) {
        return new NoticeFacts(
                noticeNo,
                company,
                companyName,
                debtor,
                stage,
                template,
                language,
                on,
                payBy,
                overdue,
                notYetDue,
                credits,
                total,
                claimed,
                words,
                payments,
                order,
                byPost);
    }

    /** The most days that any of its items is overdue; 0 before the due date. */
    public long longestOverdue() {
        return overdue.stream().mapToLong(Line::daysOverdue).max().orElse(0);
    }
}
