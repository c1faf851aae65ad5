package org.dunning.ledger;

import java.util.ArrayList;
import java.util.List;

/** What the ERP is told of a notice with which the connector's own dunning of its debtor ends. */
final class EndedNotes {

    private EndedNotes() {}

    /** @param ids rows of one delivery's id, whose notes are queued */
    static void write(Ledger ledger, List<Object[]> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<Object[]> notes = new ArrayList<>();
        ledger.sql("select n.id as notice_id, n.stage, n.total, n.currency, n.business_date, d.channel, d.answer, "
                        + ContactKey.OF_DELIVERY + " as natural_key from delivery d join notice n on n.id = d.notice_id"
                        + " where n.ends_dunning and d.id in (:ids)")
                .param("ids", ids.stream().map(row -> row[0]).toList())
                .query(row -> {
                    // Of a handover the answer says to whom and what.
                    String receiver = row.getString("channel").equals("handover") ? row.getString("answer") : null;
                    notes.add(new Object[] {
                        WriteBackRows.words(row) + (receiver == null ? "" : " (" + receiver + ")")
                                + "; the connector's own dunning of this debtor ends with it, until a person lets it go on",
                        row.getString("natural_key")
                    });
                });
        ledger.batch("update write_back set note_text = ? where natural_key = ?", notes);
    }
}
