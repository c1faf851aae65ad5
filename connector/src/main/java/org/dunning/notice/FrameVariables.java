package org.dunning.notice;

import java.util.List;

/**
 * What a frame may use besides the variables of the notice.
 *
 * @param title the subject up to its first colon
 * @param opening the paragraphs before the statement
 * @param closing those after it
 * @param words the words of the language, such as {@code $words.dueDate}
 * @param accent the colour of the stage
 * @param rows the items asked for
 * @param rowsTitle what stands above them
 * @param creditRows the credits
 * @param laterRows the items not yet due, where others are demanded
 * @param totalLabel before the total
 * @param quote what to write into the transfer
 * @param noticeLine the notice's number with its word
 * @param attached the names of the attached documents, with their word; empty when there are none
 * @param links where other documents are
 * @param payLink a page to pay on, or empty
 * @param code where the picture to scan is, or empty
 * @param address the lines of the postal address below the name; none where it is not known
 * @param setOff how a part payment is set off against what is claimed; empty where nothing says so
 * @param callOpening how a call begins
 * @param callAsk what it asks
 * @param sender the lines of the company's own postal address; none where it is not set
 * @param legal what the law wants to be in its letters, line by line
 */
record FrameVariables(
        String title,
        List<?> opening,
        List<?> closing,
        NoticeWords words,
        String accent,
        List<Row> rows,
        String rowsTitle,
        List<Row> creditRows,
        List<Row> laterRows,
        String totalLabel,
        String quote,
        String noticeLine,
        String attached,
        List<Enclosures.Link> links,
        String payLink,
        String code,
        List<String> address,
        String setOff,
        String callOpening,
        String callAsk,
        List<String> sender,
        List<String> legal) {

    /**
     * An item with its words.
     *
     * @param dated such as "dated 3 March 2026"; empty when the date is not known
     * @param reference such as "your ref. PO-4711", or empty
     * @param due the due date
     * @param when such as "33 days overdue"
     * @param partOf such as "of EUR 1,234.56" when something of it was paid
     * @param link where the debtor finds the document, or empty
     */
    record Row(
            String document,
            String dated,
            String reference,
            String due,
            String when,
            String open,
            String partOf,
            String link) {}

    /** A piece of HTML that we made and that is not escaped again. */
    record Markup(String html) {
        @Override
        public String toString() {
            return html;
        }
    }
}
