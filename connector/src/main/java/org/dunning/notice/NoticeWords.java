package org.dunning.notice;

import java.util.List;

/**
 * What every notice in a language says outside its own text ({@code mappings/notices/words.<language>.yaml}); {@code {}}
 * stands for the value. Its frames reach each word by its name, such as {@code $words.dueDate}.
 *
 * @param colon after a label; French puts a space before it
 * @param partOf before the original amount of an item that is partly paid
 * @param settled above the documents that a thank-you is for
 * @param totalSettled before their sum
 * @param thisMessage what a mail calls itself within a sentence; {@code thisLetter} in a letter
 * @param replyToUs what to do, within a sentence, to answer a mail; {@code writeToUs} a letter
 * @param oneDay how long interest ran; {@code days} with {@code {}} where it was not one day
 * @param claimed above what is claimed on top of the total
 * @param setOff how a part payment is set off; {@code {}} is the parts with their amounts, and the law that says so
 * @param costs of these parts: compensation and fee
 * @param principal of these parts: what is demanded without claims on top
 * @param quote what to write into the transfer; {@code {}} is the debtor's number
 * @param attached before the names of attached documents; {@code {}} is they
 * @param online above the links of documents that are not attached
 * @param scan beside the picture that a banking app scans
 * @param callOpening how a call begins; {@code {}} is the company
 * @param callAsk what it asks; {@code {}} is the amount to pay
 * @param callPart what to ask who cannot pay all of it
 * @param callMissing what to ask who misses a document
 * @param callDisputed what to ask who does not agree
 * @param callPaid what to ask who has paid
 * @param lint what is expected of the texts in this language
 */
public record NoticeWords(
        String colon,
        String attention,
        String customerNo,
        String overdue,
        String fallingDue,
        String document,
        String documentDate,
        String reference,
        String dueDate,
        String oneDayOverdue,
        String daysOverdue,
        String dueToday,
        String dueTomorrow,
        String dueInDays,
        String open,
        String partOf,
        String credits,
        String total,
        String totalFallingDue,
        String payBy,
        String settled,
        String totalSettled,
        String claimed,
        String interest,
        String compensation,
        String fee,
        String totalWithCharges,
        String setOff,
        String costs,
        String principal,
        String notYetDue,
        String howToPay,
        String quote,
        String contact,
        String reply,
        String thisMessage,
        String thisLetter,
        String replyToUs,
        String writeToUs,
        String oneDay,
        String days,
        String noticeNo,
        String attached,
        String online,
        String payOnline,
        String scan,
        String callOpening,
        String callAsk,
        String callPart,
        String callMissing,
        String callDisputed,
        String callPaid,
        Lint lint) {

    /**
     * Regular expressions, in lower or upper case.
     *
     * @param alreadyPaid one of them must be in each text before the formal stage: payments cross letters
     * @param callToAction one of them must be in each text
     * @param aggressive whole words, none of which may be in any text
     */
    public record Lint(List<String> alreadyPaid, List<String> callToAction, List<String> aggressive) {

        public Lint {
            alreadyPaid = List.copyOf(alreadyPaid);
            callToAction = List.copyOf(callToAction);
            aggressive = List.copyOf(aggressive);
        }
    }

    static String with(String phrase, Object value) {
        return phrase.replace("{}", value.toString());
    }
}
