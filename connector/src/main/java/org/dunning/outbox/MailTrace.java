package org.dunning.outbox;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/** A place that has a trace of every mail which the relay took: its log, or a mailbox that gets a copy of each. */
public interface MailTrace {

    /** What a person calls it. */
    String name();

    /**
     * Which of these Message-IDs it has.
     *
     * @throws IOException when it cannot be asked
     */
    Set<String> seen(Collection<String> messageIds) throws IOException;

    /**
     * The Message-IDs of ours (MessageId.token) among what it got last, as far back as can be read at once.
     *
     * @throws IOException when it cannot be asked
     */
    Set<String> newest() throws IOException;
}
