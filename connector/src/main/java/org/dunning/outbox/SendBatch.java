package org.dunning.outbox;

import java.util.List;

/** Notices that are rechecked with one question to the ERP and then sent. */
public record SendBatch(List<StoredNotice> notices) {

    public SendBatch {
        notices = List.copyOf(notices);
    }

    /** How many notices; none when all that is left waits for its turn. */
    public int size() {
        return notices.size();
    }
}
