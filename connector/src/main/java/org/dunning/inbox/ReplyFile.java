package org.dunning.inbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A reply as a person reads it.
 *
 * @param company null when it belongs to no debtor we know, as the next two
 * @param proof what the receiving server found out about the sender, in words; empty where nothing had to be
 * @param reason why it is for a person, or what the reading rests on
 * @param text the newest text, its evidence in double square brackets
 * @param documents it names; empty for all of its notice
 * @param dueOn when a person should have decided
 * @param decision why it was decided so
 * @param wish what it asks for or tells beside its intent
 * @param contests whether it contests something besides
 */
public record ReplyFile(
        long number,
        @Nullable String source,
        @Nullable String company,
        @Nullable String debtorNo,
        @Nullable String debtorName,
        @Nullable Long notice,
        Instant arrivedAt,
        String sender,
        String proof,
        String subject,
        String intent,
        ReplyState state,
        String reason,
        String text,
        List<Promise> promises,
        List<String> documents,
        @Nullable LocalDate claimedPaidOn,
        @Nullable LocalDate dueOn,
        @Nullable String decidedBy,
        @Nullable String decision,
        Wish wish,
        boolean contests) {

    /** A payment it promises; the amount is null for all of it, the currency (ISO 4217) where it was not said. */
    public record Promise(
            LocalDate on, @Nullable BigDecimal amount, @Nullable String currency, List<String> documents) {

        private String inWords() {
            return ", "
                    + (amount == null
                            ? ""
                            : amount.stripTrailingZeros().toPlainString()
                                    + (currency == null ? " " : " " + currency + " "))
                    + "by " + on
                    + (documents.isEmpty() ? "" : " for " + String.join(", ", documents));
        }
    }

    public ReplyFile {
        promises = List.copyOf(promises);
        documents = List.copyOf(documents);
    }

    /** What it was understood to say, in one line. */
    public String understood() {
        return intent.replace('_', ' ')
                + beside()
                + (contests ? ", and contests something" : "")
                + promises.stream().map(Promise::inWords).collect(Collectors.joining())
                + (documents.isEmpty() ? "" : ", about " + String.join(", ", documents))
                + (claimedPaidOn == null ? "" : ", paid on " + claimedPaidOn);
    }

    private String beside() {
        return switch (wish) {
            case NOTHING -> "";
            case COPY -> ", asks for a copy";
            case NO_MAIL -> ", wants no more mails";
            case INSOLVENT -> ", " + Understood.INSOLVENT;
        };
    }

    /** For a person, line by line. */
    public List<String> story() {
        List<String> lines = new ArrayList<>();
        lines.add("reply " + number + "  " + state + (dueOn == null ? "" : ", to be read by " + dueOn) + "  "
                + (debtorNo == null
                        ? "of nobody we know"
                        : "debtor " + debtorNo + " " + (debtorName == null ? "" : debtorName) + " of " + company)
                + (notice == null ? "" : ", notice " + notice));
        lines.add("  from " + sender + " on " + arrivedAt + ": " + subject);
        if (!proof.isEmpty()) {
            lines.add("  sender " + proof);
        }
        lines.add("  understood as " + understood());
        lines.add("  because " + reason);
        if (decidedBy != null) {
            lines.add("  decided by " + decidedBy + (decision == null || decision.isEmpty() ? "" : ": " + decision));
        }
        text.lines().forEach(line -> lines.add("  | " + line));
        return lines;
    }

    ReplyFile with(List<Promise> found) {
        return new ReplyFile(
                number,
                source,
                company,
                debtorNo,
                debtorName,
                notice,
                arrivedAt,
                sender,
                proof,
                subject,
                intent,
                state,
                reason,
                text,
                found,
                documents,
                claimedPaidOn,
                dueOn,
                decidedBy,
                decision,
                wish,
                contests);
    }

    /** The same as another debtor's; its notice is none of theirs. */
    ReplyFile of(@Nullable String otherSource, @Nullable String otherCompany, @Nullable String otherDebtor) {
        return new ReplyFile(
                number,
                otherSource,
                otherCompany,
                otherDebtor,
                debtorName,
                null,
                arrivedAt,
                sender,
                proof,
                subject,
                intent,
                state,
                reason,
                text,
                promises,
                documents,
                claimedPaidOn,
                dueOn,
                decidedBy,
                decision,
                wish,
                contests);
    }
}
