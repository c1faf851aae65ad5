package org.dunning.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the account a mail belongs to, for whoever reads its text.
 *
 * @param language of the debtor in the ERP, ISO 639, or null
 * @param open what it has to pay; empty when nothing is known
 * @param own whether we wrote the mail ourselves: then nothing in it is a statement of a debtor
 * @param sent the text of the mail of ours that it answers, or empty
 */
public record KnownAccount(@Nullable String language, List<OpenInvoice> open, boolean own, String sent) {

    /** The mail is all there is. */
    public static final KnownAccount NONE = new KnownAccount(null, List.of(), false, "");

    /** A mail of our own. */
    public static final KnownAccount OURS = new KnownAccount(null, List.of(), true, "");

    public KnownAccount {
        open = List.copyOf(open);
    }
}
