package org.dunning.outbox;

import java.util.Set;

/** The ways a notice can leave, as they are kept with each delivery. */
public final class Channels {

    public static final String MAIL = "mail";

    /** A pause of any other would stop nothing. */
    public static final Set<String> ALL = Set.of(MAIL);

    private Channels() {}
}
