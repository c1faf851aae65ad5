package org.dunning.reply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interpreter gets to read.
 *
 * @param written what the author newly wrote
 * @param quoted what it answers; context, never a statement of the author
 * @param subject of the mail
 * @param receivedOn the day of the mail in its own offset; relative dates count from it
 * @param language of the debtor in the ERP, or null
 * @param american whether the author writes the month before the day
 * @param people names of author and reader, which say nothing
 * @param open the creditor's invoices the mail can be about
 */
public record ReplyText(
        String written,
        String quoted,
        String subject,
        LocalDate receivedOn,
        @Nullable String language,
        boolean american,
        List<String> people,
        List<OpenInvoice> open) {

    public ReplyText {
        people = List.copyOf(people);
        open = List.copyOf(open);
    }
}
