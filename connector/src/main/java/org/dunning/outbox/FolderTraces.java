package org.dunning.outbox;

import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;

/** What the folders of letters, sheets and packs tell after a process was killed while it put something there. */
public interface FolderTraces {

    /**
     * Whether a hand-over that had begun on this machine came to its end; one that was committed in the folder's manifest is
     * brought to its end.
     *
     * @param token of its delivery
     * @return null when the channel has no folder, or it cannot be read
     */
    @Nullable
    Boolean cameToItsEnd(Channel channel, String token);
}
