package org.dunning.admin;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.ClaimsLeft;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.DunningHold.Kind;
import org.dunning.ledger.ItemFile;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.Worklist;
import org.dunning.outbox.DunningEnd;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** Holds of single documents, stops of debtors and decisions on claims, as a person asks for them. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class HoldDesk {

    private final String source;
    private final Blocks blocks;
    private final ItemFiles items;
    private final ClaimsLeft claims;
    private final Worklist worklist;
    private final DunningEnd end;

    HoldDesk(
            @Value("#{@recordMapping.source()}") String source,
            Blocks blocks,
            ItemFiles items,
            ClaimsLeft claims,
            Worklist worklist,
            DunningEnd end) {
        this.source = source;
        this.blocks = blocks;
        this.items = items;
        this.claims = claims;
        this.worklist = worklist;
        this.end = end;
    }

    String document(
            Person by,
            String company,
            String document,
            @Nullable String kind,
            String reason,
            @Nullable LocalDate until) {
        String debtor = debtorOf(company, document);
        blocks.hold(source, company, debtor, document, new DunningHold(kind(kind), by.name(), reason, until));
        return document + " of debtor " + debtor + " is held"
                + (until == null ? "." : " until the end of " + until + ", then it is reviewed.");
    }

    String release(Person by, String company, String document) {
        String debtor = debtorOf(company, document);
        return blocks.release(source, company, debtor, document, by.name()) == 0
                ? document + " of debtor " + debtor + " was not held by us."
                : document + " of debtor " + debtor + " is released.";
    }

    String stop(Person by, String company, String debtorNo, String reason) {
        String name = worklist.debtorName(source, company, debtorNo)
                .orElseThrow(() -> new RefusedException(
                        "company " + company + " has no debtor '" + debtorNo + "' that a sweep has ever seen"));
        blocks.hold(source, company, debtorNo, null, new DunningHold(Kind.STOP, by.name(), reason, null));
        return "Dunning of debtor " + debtorNo + " " + name + " has ended.";
    }

    /** @throws RefusedException when dunning has not ended with a stage, or this person may not begin it again */
    String resume(Person by, String company, String debtorNo, String reason) {
        if (!by.mayLiftStops()) {
            throw new RefusedException("only the role admin lets a debtor be dunned again whose dunning has ended");
        }
        if (end.goOn(source, company, debtorNo, by.name(), reason) == 0) {
            throw new RefusedException("dunning of debtor " + debtorNo + " of " + company
                    + " has not ended with a stage; releaseDebtor ends what a person has set");
        }
        return "Dunning of debtor " + debtorNo + " goes on.";
    }

    String claim(Person by, String company, String document, @Nullable String decision, String reason) {
        boolean waive = "waive".equalsIgnoreCase(decision);
        if (!waive && !"keep".equalsIgnoreCase(decision)) {
            throw new RefusedException("'decision' is waive or keep");
        }
        ClaimsLeft.Claim claim = claims.open(source, company).stream()
                .filter(open -> open.document().equals(document))
                .findFirst()
                .orElseThrow(() -> new RefusedException("nothing is left of a claim for '" + document + "'"));
        claims.decide(source, company, claim, waive, reason, by.name());
        claims.remind(source, company);
        return claim.amount() + " claimed for " + document + (waive ? " are waived." : " are kept on record.");
    }

    private static Kind kind(@Nullable String kind) {
        return switch (kind == null ? "" : kind.strip().toLowerCase(Locale.ROOT)) {
            case "", "block" -> Kind.BLOCK;
            case "dispute" -> Kind.DISPUTE;
            default -> throw new RefusedException("'kind' is block or dispute");
        };
    }

    private String debtorOf(String company, String document) {
        List<ItemFile> known = items.of(document).stream()
                .filter(file -> file.item().key().company().equals(company))
                .toList();
        if (known.isEmpty()) {
            throw new RefusedException(
                    "company " + company + " has no document '" + document + "' that a sweep has ever seen");
        }
        return known.get(0).item().debtorNo();
    }
}
