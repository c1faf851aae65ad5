package org.dunning.notice;

import java.util.List;

/**
 * What a template may use: each component is a variable of that name. Amounts and dates are words already, in the
 * notice's locale; a text that is not known is empty, and an empty text or list counts as false in {@code #if}.
 *
 * @param language the language of the notice, such as {@code es} or {@code es-MX}
 * @param noticeNo our number of the notice
 * @param stage the dunning stage
 * @param date the business date
 * @param companyName how the company signs
 * @param contact whom to call or write to, line by line
 * @param howToPay the bank details, line by line
 * @param debtorName the debtor
 * @param debtorNo the debtor's number in the ERP
 * @param total the items asked for, less credits
 * @param toPay what is to be paid: the total with all that is claimed on top of it
 * @param payBy the date by which payment is asked for; empty when the stage sets none
 * @param firstDueDate the earliest due date among the items asked for
 * @param longestOverdue the most days any item is overdue; 0 when none is
 * @param overdueCount how many items are overdue
 * @param notYetDueCount how many items are not yet due
 * @param overdue the overdue items, which are demanded
 * @param notYetDue items not yet due; in a stage before the due date they are what falls due, else only for information
 * @param credits payments and credit notes set against the items; their amounts are negative
 * @param overdueTotal the sum of the overdue items before credits
 * @param notYetDueTotal the sum of the items not yet due
 * @param creditsTotal the sum of the credits, negative
 * @param interest what is claimed as interest, line by line: document, days, rate and amount
 * @param interestTotal the sum of the interest; empty when none is claimed
 * @param compensationTotal what is claimed for the costs of recovery; empty when nothing is
 * @param fee what is claimed for the notice itself; empty when nothing is
 * @param totalWithCharges the total with interest, compensation and fee; empty when nothing is claimed on top
 * @param promised what the debtor promised, line by line: day and amount; empty where nothing is noted
 * @param promisedCount how many payments were promised
 * @param thisMessage what it calls itself within a sentence: "this message", or "this letter" where it is printed
 * @param replyToUs what to do to answer, within a sentence: "reply to this message", or "write to us" where it is printed
 */
record NoticeVariables(
        String language,
        String noticeNo,
        String stage,
        String date,
        String companyName,
        List<String> contact,
        List<String> howToPay,
        String debtorName,
        String debtorNo,
        String total,
        String toPay,
        String payBy,
        String firstDueDate,
        long longestOverdue,
        int overdueCount,
        int notYetDueCount,
        List<Item> overdue,
        List<Item> notYetDue,
        List<Item> credits,
        String overdueTotal,
        String notYetDueTotal,
        String creditsTotal,
        List<String> interest,
        String interestTotal,
        String compensationTotal,
        String fee,
        String totalWithCharges,
        List<String> promised,
        int promisedCount,
        String thisMessage,
        String replyToUs) {

    /**
     * One item, as {@code $item} in {@code #foreach($item in $overdue)}.
     *
     * @param document the document's number
     * @param reference the debtor's own reference, such as an order number
     * @param date the document's date
     * @param dueDate when it falls due
     * @param daysOverdue days since the due date; 0 before it
     * @param daysUntilDue days to the due date; 0 after it
     * @param amount the original amount
     * @param open what is still open
     * @param partlyPaid whether something of it was paid
     * @param link where the debtor finds the document, or empty
     */
    record Item(
            String document,
            String reference,
            String date,
            String dueDate,
            long daysOverdue,
            long daysUntilDue,
            String amount,
            String open,
            boolean partlyPaid,
            String link) {}
}
