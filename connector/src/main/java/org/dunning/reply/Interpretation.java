package org.dunning.reply;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail was understood to say.
 *
 * @param language ISO 639, or empty when it was not needed
 * @param invoices the creditor's invoices named in the newest text
 * @param claimedPaidOn of a claim of payment, where said
 * @param abstain whether a person must read it before anything is written
 * @param reason why, in one sentence
 * @param evidence the words on which the intent rests
 * @param written the newest text
 * @param wish what it asks for or tells beside its intent
 * @param besides what it says besides its intent
 */
public record Interpretation(
        ReplyIntent intent,
        String language,
        List<PromisedPayment> promises,
        List<String> invoices,
        @Nullable LocalDate claimedPaidOn,
        boolean abstain,
        String reason,
        List<Evidence> evidence,
        String written,
        Wish wish,
        Set<Beside> besides) {

    public Interpretation {
        promises = List.copyOf(promises);
        invoices = List.copyOf(invoices);
        evidence = List.copyOf(evidence);
        besides = Set.copyOf(besides);
    }

    /** Asks for nothing, and says nothing besides. */
    public Interpretation(
            ReplyIntent intent,
            String language,
            List<PromisedPayment> promises,
            List<String> invoices,
            @Nullable LocalDate claimedPaidOn,
            boolean abstain,
            String reason,
            List<Evidence> evidence,
            String written) {
        this(
                intent,
                language,
                promises,
                invoices,
                claimedPaidOn,
                abstain,
                reason,
                evidence,
                written,
                Wish.NOTHING,
                Set.of());
    }

    static Interpretation automatic(ReplyIntent intent, String reason, String written) {
        return new Interpretation(intent, "", List.of(), List.of(), null, false, reason, List.of(), written);
    }

    /** The same, for a person. */
    public Interpretation abstaining(String why) {
        return new Interpretation(
                intent,
                language,
                promises,
                invoices,
                claimedPaidOn,
                true,
                abstain ? reason + "; " + why : why,
                evidence,
                written,
                wish,
                besides);
    }

    static Interpretation unclear(String reason, String written) {
        return new Interpretation(ReplyIntent.OTHER, "", List.of(), List.of(), null, true, reason, List.of(), written);
    }
}
