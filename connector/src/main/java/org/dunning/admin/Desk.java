package org.dunning.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.ItemFile;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.SetAsideRecord;
import org.dunning.ledger.Worklist;
import org.dunning.outbox.Approvals;
import org.dunning.outbox.SendingSwitch;
import org.dunning.outbox.SuspectEvidence;
import org.dunning.outbox.Suspects;
import org.dunning.run.ItemStory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** Carries out what a person asks for, and answers in words. Who may ask has been decided before. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class Desk {

    private final String source;
    private final Companies companies;
    private final Blocks blocks;
    private final SendingSwitch sending;
    private final Approvals approvals;
    private final Suspects suspects;
    private final SuspectEvidence evidence;
    private final ItemFiles items;
    private final Worklist worklist;
    private final Clock clock;

    Desk(
            @Value("#{@recordMapping.source()}") String source,
            Companies companies,
            Blocks blocks,
            SendingSwitch sending,
            Approvals approvals,
            Suspects suspects,
            SuspectEvidence evidence,
            ItemFiles items,
            Worklist worklist,
            Clock clock) {
        this.source = source;
        this.companies = companies;
        this.blocks = blocks;
        this.sending = sending;
        this.approvals = approvals;
        this.suspects = suspects;
        this.evidence = evidence;
        this.items = items;
        this.worklist = worklist;
        this.clock = clock;
    }

    String pause(Person by, SendingPauses.Scope scope, String reason, @Nullable LocalDate until) {
        return orRefused(() -> sending.pause(scope, reason, by.name(), until));
    }

    String resume(Person by, SendingPauses.Scope scope) {
        return orRefused(() -> sending.resume(scope, by.name()));
    }

    private static String orRefused(Supplier<String> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    String hold(Person by, String company, String debtorNo, String reason, @Nullable LocalDate until) {
        String name = debtor(company, debtorNo);
        notPast(until);
        blocks.hold(source, company, debtorNo, null, new DunningHold(DunningHold.Kind.BLOCK, by.name(), reason, until));
        return "Debtor %s %s of %s is held%s."
                .formatted(debtorNo, name, company, until == null ? "" : " until the end of " + until);
    }

    /** @throws RefusedException when dunning was ended for good and this person may not begin it again */
    String release(Person by, String company, String debtorNo) {
        String name = debtor(company, debtorNo);
        for (Blocks.Hold hold : blocks.open(source, company, debtorNo)) {
            if (hold.notice() != null) {
                throw new RefusedException("dunning of debtor %s has ended (%s); resumeDebtor takes that back"
                        .formatted(debtorNo, hold.reason()));
            }
            if (hold.kind() == DunningHold.Kind.STOP && !by.mayLiftStops()) {
                throw new RefusedException(
                        "dunning of debtor %s was ended by %s (%s); only the role admin takes that back"
                                .formatted(debtorNo, hold.owner(), hold.reason()));
            }
        }
        return blocks.release(source, company, debtorNo, by.name()) == 0
                ? "Debtor %s %s of %s was not held by us.".formatted(debtorNo, name, company)
                : "Debtor %s %s of %s is released.".formatted(debtorNo, name, company);
    }

    String approve(Person by, long notice, String reason) {
        return decide(by, notice, (notices, name) -> approvals.approve(notices, name, reason));
    }

    String decline(Person by, long notice, String reason) {
        return decide(by, notice, (notices, name) -> approvals.decline(notices, name, reason));
    }

    String resolve(Person by, long notice, boolean arrived, String reason) {
        return decide(by, notice, (notices, name) -> suspects.resolve(notices, arrived, name, reason));
    }

    String evidence(Person by, long notice) {
        return evidence.of(List.of(notice)).stream()
                .filter(one -> by.reaches(one.company()))
                .map(one -> String.join("\n", one.lines()))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is no notice " + notice));
    }

    String why(Person by, String document) {
        List<ItemFile> known = items.of(document).stream()
                .filter(file -> by.reaches(file.item().key().company()))
                .toList();
        if (!known.isEmpty()) {
            return known.stream()
                    .map(file -> String.join("\n", ItemStory.of(file)))
                    .collect(Collectors.joining("\n\n"));
        }
        // A record that was set aside could not be read, perhaps not even its company.
        List<SetAsideRecord> unreadable = by.companies().isEmpty() ? items.setAside(document) : List.of();
        return unreadable.isEmpty()
                ? "No sweep has ever had a document '" + document + "'."
                : unreadable.stream()
                        .map(record -> document + " was set aside by the last sweep: " + record.field() + " "
                                + record.reason())
                        .collect(Collectors.joining("\n"));
    }

    private String decide(Person by, long notice, BiFunction<List<Long>, String, List<Approvals.Decided>> decision) {
        return told(
                decision.apply(List.of(notice), reachable(by, notice).name()).get(0));
    }

    /** A notice of another company is answered like one that does not exist. */
    Person reachable(Person by, long notice) {
        if (worklist.companyOf(notice).filter(by::reaches).isEmpty()) {
            throw unknown(notice);
        }
        return by;
    }

    static RefusedException unknown(long notice) {
        return new RefusedException("there is no notice " + notice);
    }

    /** @throws RefusedException when it was not done */
    static String told(Approvals.Decided decided) {
        if (!decided.done()) {
            throw new RefusedException(decided.message());
        }
        return decided.message();
    }

    /** A hold on a number that is misspelt would hold nobody. */
    private String debtor(String company, String debtorNo) {
        if (!companies.companies().containsKey(company)) {
            throw new RefusedException("no company '" + company + "' under dunning.companies");
        }
        return worklist.debtorName(source, company, debtorNo)
                .orElseThrow(() -> new RefusedException(
                        "company " + company + " has no debtor '" + debtorNo + "' that a sweep has ever seen"));
    }

    private void notPast(@Nullable LocalDate until) {
        if (until != null && until.isBefore(LocalDate.now(clock).minusDays(1))) {
            throw new RefusedException("'until' is " + until + ", which is past");
        }
    }
}
