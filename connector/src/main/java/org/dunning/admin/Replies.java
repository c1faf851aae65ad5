package org.dunning.admin;

import static org.dunning.admin.Asked.required;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.inbox.Correction;
import org.dunning.inbox.ReplyFile;
import org.dunning.inbox.ReviewDesk;
import org.dunning.inbox.ReviewDesk.Decided;
import org.dunning.ledger.Suppressions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The answers that wait for a person, in the console; who may decide is asked as for every other operation. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
@ManagedResource(
        objectName = Replies.NAME,
        description = "What debtors answered: read it, confirm what was understood, correct it, or dismiss it")
public class Replies {

    static final String NAME = "org.dunning:type=Dunning,name=Replies";

    private static final int MOST = 100;

    private final ReviewDesk desk;
    private final ReplyBoard board;
    private final Suppressions suppressions;
    private final AdminProperties properties;

    Replies(ReviewDesk desk, ReplyBoard board, Suppressions suppressions, AdminProperties properties) {
        this.desk = desk;
        this.board = board;
        this.suppressions = suppressions;
        this.properties = properties;
    }

    @ManagedOperation(description = "The answers that wait for a person, with their evidence in double square brackets")
    public String waiting() {
        Person by = Person.atLeast(Role.VIEWER, "waiting", properties);
        List<ReplyFile> replies = board.waiting(by, MOST);
        return replies.isEmpty()
                ? "No answer waits for a person."
                : replies.stream()
                        .map(reply -> String.join("\n", reply.story()))
                        .collect(Collectors.joining("\n\n"));
    }

    @ManagedOperation(description = "One answer, with its evidence in double square brackets")
    @ManagedOperationParameter(name = "reply", description = "Our number of the answer")
    public String read(long reply) {
        return String.join(
                "\n",
                found(Person.atLeast(Role.VIEWER, "read", properties), reply).story());
    }

    @ManagedOperation(description = "An answer was understood rightly: what follows from it is done")
    @ManagedOperationParameter(name = "reply", description = "Our number of the answer")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name; may be empty")
    public String confirm(long reply, String reason) {
        return decide("confirm", reply, by -> desk.confirm(reply, by.name(), reason));
    }

    @ManagedOperation(description = "An answer means something else: what followed is taken back, and this is done")
    @ManagedOperationParameter(name = "reply", description = "Our number of the answer")
    @ManagedOperationParameter(
            name = "intent",
            description = "promise, partial_promise, payment_plan_request, already_paid, dispute, query, wrong_contact,"
                    + " opt_out_or_legal_threat or other")
    @ManagedOperationParameter(
            name = "promises",
            description = "Such as 2026-12-11, or 2026-12-11 100.00, 2027-01-15 50.00")
    @ManagedOperationParameter(name = "documents", description = "What it is about, with commas; empty for all")
    @ManagedOperationParameter(
            name = "debtorNo",
            description = "Whose answer it is; empty for whose it was found to be")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name; may be empty")
    public String correct(
            long reply, String intent, String promises, String documents, String debtorNo, String reason) {
        return decide("correct", reply, by -> {
            if (by.companies().size() > 1 && !debtorNo.isBlank()) {
                throw new RefusedException("whose answer it is can be said by somebody for one company, or for all");
            }
            String only = by.companies().size() == 1 ? by.companies().get(0) : null;
            try {
                var correction = Correction.of(required("intent", intent), promises, documents, null, only, debtorNo);
                return desk.correct(reply, correction, by.name(), reason);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(String.valueOf(e.getMessage()));
            }
        });
    }

    @ManagedOperation(description = "Nothing follows from an answer; what followed already is taken back")
    @ManagedOperationParameter(name = "reply", description = "Our number of the answer")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name; may be empty")
    public String dismiss(long reply, String reason) {
        return decide("dismiss", reply, by -> desk.dismiss(reply, by.name(), reason));
    }

    @ManagedOperation(description = "The addresses to which nothing goes because their mails came back")
    public String suppressedAddresses() {
        Person.atLeast(Role.VIEWER, "suppressedAddresses", properties).mustReachAll("suppressedAddresses");
        List<Suppressions.Suppressed> all = suppressions.all();
        return all.isEmpty()
                ? "Every address may be used."
                : all.stream()
                        .map(one -> one.address() + " since " + one.since() + ": "
                                + one.reason().inWords() + " (" + one.detail() + ")")
                        .collect(Collectors.joining("\n"));
    }

    @ManagedOperation(description = "An address may be used again")
    @ManagedOperationParameter(name = "address", description = "As suppressedAddresses shows it")
    public String releaseAddress(String address) {
        Person by = Person.atLeast(Role.OPERATOR, "releaseAddress", properties);
        by.mustReachAll("releaseAddress");
        if (!suppressions.release(required("address", address), by.name())) {
            throw new RefusedException(address + " is not on the list");
        }
        return address + " is used again.";
    }

    private String decide(String operation, long reply, Function<Person, Decided> decision) {
        Person by = Person.atLeast(Role.OPERATOR, operation, properties);
        found(by, reply);
        Decided decided = decision.apply(by);
        if (!decided.done()) {
            throw new RefusedException(decided.message());
        }
        return decided.message();
    }

    /** An answer of another company is one that does not exist. */
    private ReplyFile found(Person by, long reply) {
        return desk.reply(reply)
                .filter(file -> ReplyBoard.reaches(by, file))
                .orElseThrow(() -> new RefusedException("there is no reply " + reply));
    }
}
