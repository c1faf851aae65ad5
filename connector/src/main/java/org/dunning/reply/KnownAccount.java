package org.dunning.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the account a mail belongs to, for whoever reads its text.
 *
 * @param language of the debtor in the ERP, ISO 639, or null
 * @param open what it has to pay; empty when nothing is known
 */
public record KnownAccount(@Nullable String language, List<OpenInvoice> open) {

    /** The mail is all there is. */
    public static final KnownAccount NONE = new KnownAccount(null, List.of());

    public KnownAccount {
        open = List.copyOf(open);
    }
}
