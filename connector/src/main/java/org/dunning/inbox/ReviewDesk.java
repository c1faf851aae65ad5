package org.dunning.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Tasks;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a named person decides on replies: it was understood rightly, it means something else, nothing follows. */
@Component
public class ReviewDesk {

    private final Ledger ledger;
    private final ReplyFiles files;
    private final ReplyStore store;
    private final Affairs affairs;
    private final Consequences consequences;
    private final Reception reception;
    private final ReplyAnswers answers;
    private final ContactHistory history;
    private final Tasks tasks;

    ReviewDesk(
            Ledger ledger,
            ReplyFiles files,
            ReplyStore store,
            Affairs affairs,
            Consequences consequences,
            Reception reception,
            ReplyAnswers answers,
            ContactHistory history,
            Tasks tasks) {
        this.ledger = ledger;
        this.files = files;
        this.store = store;
        this.affairs = affairs;
        this.consequences = consequences;
        this.reception = reception;
        this.answers = answers;
        this.history = history;
        this.tasks = tasks;
    }

    /**
     * What became of one decision.
     *
     * @param done false when it was not possible
     * @param message in words
     */
    public record Decided(long reply, boolean done, String message) {}

    /** Those that wait for a person, the oldest first, or all, the newest first. */
    public List<ReplyFile> replies(boolean all, int most) {
        return all ? files.newest(most) : files.waiting(most);
    }

    public Optional<ReplyFile> reply(long number) {
        return files.byNumber(number);
    }

    /** It was understood rightly: what follows from it is done. */
    public Decided confirm(long number, String by, @Nullable String reason) {
        return files.byNumber(number)
                .map(reply -> decide(reply, ReplyState.CONFIRMED, understood(reply), by, reason))
                .orElseGet(() -> unknown(number));
    }

    /** It means something else: what followed is taken back, and what follows from this is done. */
    public Decided correct(long number, Correction correction, String by, @Nullable String reason) {
        Optional<ReplyFile> found = files.byNumber(number);
        if (found.isEmpty()) {
            return unknown(number);
        }
        ReplyFile reply = found.get();
        if (correction.debtorNo() != null) {
            Optional<DebtorKey> debtor = affairs.debtor(correction.company(), correction.debtorNo());
            if (debtor.isEmpty()) {
                return new Decided(
                        number,
                        false,
                        "no debtor, or more than one, has the number '" + correction.debtorNo()
                                + "'; name its company");
            }
            DebtorKey key = debtor.get();
            boolean same =
                    key.number().equals(reply.debtorNo()) && key.company().equals(reply.company());
            reply = same ? reply : reply.of(key.source(), key.company(), key.number());
        }
        var understood = new Understood(
                correction.intent(),
                correction.promises().stream()
                        .map(promise -> new Understood.Promised(promise.on(), promise.amount(), null, List.of(), ""))
                        .toList(),
                correction.documents(),
                correction.claimedPaidOn(),
                reply.wish());
        return decide(reply, ReplyState.CORRECTED, understood, by, reason);
    }

    /** Nothing follows, and what followed is taken back. */
    public Decided dismiss(long number, String by, @Nullable String reason) {
        return files.byNumber(number)
                .map(reply -> decide(reply, ReplyState.DISMISSED, understood(reply), by, reason))
                .orElseGet(() -> unknown(number));
    }

    private Decided decide(ReplyFile reply, ReplyState to, Understood understood, String by, @Nullable String reason) {
        String refusal = refusal(reply, to, understood);
        if (refusal != null) {
            return new Decided(reply.number(), false, "reply " + reply.number() + " " + refusal);
        }
        return ledger.commit(() -> {
            if (!store.decide(reply, to, understood, by, reason == null ? "" : reason)) {
                return new Decided(
                        reply.number(), false, "reply " + reply.number() + " has just been decided by somebody else");
            }
            return new Decided(reply.number(), true, follow(reply, to, understood, by, reason));
        });
    }

    private @Nullable String refusal(ReplyFile reply, ReplyState to, Understood understood) {
        if (reply.state() != ReplyState.REVIEW && to == ReplyState.CONFIRMED) {
            return "is " + reply.state() + "; only what waits for a person can be confirmed";
        }
        if (reply.state() == ReplyState.DISMISSED && to == ReplyState.DISMISSED) {
            return "is dismissed already";
        }
        if (to == ReplyState.DISMISSED || !needsItems(understood.intent())) {
            return null;
        }
        Affair affair = affair(reply);
        if (affair == null) {
            return "belongs to no debtor that is known; say whose it is with correct";
        }
        if (understood.isPromise() && understood.promises().isEmpty()) {
            return "promises no day; say which with correct";
        }
        if (!affair.knows(understood.documents())) {
            return "names a document that is not open: " + String.join(", ", understood.documents());
        }
        boolean foreign = understood.promises().stream()
                .anyMatch(promise -> promise.currency() != null
                        && affair.of(understood.documentsOf(promise)).stream().noneMatch(item -> item.residual()
                                .currency()
                                .getCurrencyCode()
                                .equals(promise.currency())));
        if (foreign) {
            return "promises a currency in which nothing of it is open; say which amount with correct";
        }
        boolean past = understood.promises().stream()
                .anyMatch(promise -> promise.on().isBefore(affairs.today(affair.debtor())));
        if (past) {
            return "would be a promise for a day that has passed";
        }
        return affair.of(understood.documents()).isEmpty() ? "is about nothing that is open any more" : null;
    }

    private static boolean needsItems(ReplyIntent intent) {
        return switch (intent) {
            case PROMISE, PARTIAL_PROMISE, ALREADY_PAID, DISPUTE -> true;
            default -> false;
        };
    }

    private String follow(ReplyFile reply, ReplyState to, Understood understood, String by, @Nullable String reason) {
        String word = to.name().toLowerCase(Locale.ROOT);
        Affair affair = affair(reply);
        if (affair == null) {
            return "reply " + reply.number() + " is " + word;
        }
        LocalDate today = affairs.today(affair.debtor());
        consequences.undo(reply.number(), today, by);
        String follows = "nothing";
        if (to != ReplyState.DISMISSED) {
            follows = consequences.apply(reply.number(), understood, affair, today, by);
            if (to == ReplyState.CONFIRMED && reply.contests()) {
                follows += "; " + consequences.contested(reply.number(), understood, affair, today, by);
            }
            if (understood.intent() == ReplyIntent.QUERY
                    && reply.wish() == Wish.COPY
                    && answers.sendsCopies(reply.number())) {
                follows = "the copy goes out with the next run; " + follows;
            }
            consequences.addresses(reply.number(), understood, reply.sender(), addressOf(reply));
        }
        String words = "reply " + reply.number() + " is " + word + " by " + by + " as " + understood.inWords()
                + (reason == null || reason.isBlank() ? "" : " (" + reason + ")");
        history.append(List.of(new ContactEvent(
                affair.debtor(),
                reply.notice(),
                null,
                "REPLY_" + to.name(),
                by,
                words + "; what follows: " + follows)));
        reception.note(
                "rep-" + reply.number() + "-" + word + "-" + turn(affair.debtor()),
                affair,
                today,
                "Answer of the debtor: " + words);
        remind(affair.debtor());
        return words + "; what follows: " + follows;
    }

    /** Makes the note's key one of its own, should a reply be decided more than once. */
    private long turn(DebtorKey debtor) {
        return ledger.sql("select count(*) from contact_history where debtor_no = :debtor and source = :source"
                        + " and company = :company")
                .param("debtor", debtor.number())
                .param("source", debtor.source())
                .param("company", debtor.company())
                .query(Long.class)
                .single();
    }

    /** The task of the debtor stays open while another of its replies waits. */
    private void remind(DebtorKey debtor) {
        Map<String, String> left = files.waitingOf(debtor)
                .map(reply -> Map.of(debtor.number(), "reply " + reply + " is for a person"))
                .orElse(Map.of());
        tasks.settle(Tasks.Kind.REPLY, debtor.source(), debtor.company(), List.of(debtor.number()), left);
    }

    private String addressOf(ReplyFile reply) {
        return files.addressOf(reply.number()).orElse(reply.sender());
    }

    private @Nullable Affair affair(ReplyFile reply) {
        String source = reply.source();
        String company = reply.company();
        String number = reply.debtorNo();
        return source == null || company == null || number == null
                ? null
                : affairs.of(new DebtorKey(source, company, number), reply.notice());
    }

    private static Understood understood(ReplyFile reply) {
        return new Understood(
                ReplyIntent.valueOf(reply.intent().toUpperCase(Locale.ROOT)),
                reply.promises().stream()
                        .map(promise -> new Understood.Promised(
                                promise.on(), promise.amount(), promise.currency(), promise.documents(), ""))
                        .toList(),
                reply.documents(),
                reply.claimedPaidOn(),
                reply.wish());
    }

    private static Decided unknown(long number) {
        return new Decided(number, false, "there is no reply " + number);
    }
}
