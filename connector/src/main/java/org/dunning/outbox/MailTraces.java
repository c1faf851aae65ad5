package org.dunning.outbox;

import java.util.List;

/** The traces that are configured; there may be none. */
public record MailTraces(List<MailTrace> all) {

    public MailTraces {
        all = List.copyOf(all);
    }
}
