package org.dunning.outbox;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.receivable.Channel;

/** The ways a notice can leave, as they are kept with each delivery. */
public final class Channels {

    /** A pause of any other would stop nothing. */
    public static final Set<String> ALL =
            Arrays.stream(Channel.values()).map(Channel::label).collect(Collectors.toUnmodifiableSet());

    private Channels() {}
}
