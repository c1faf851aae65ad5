package org.dunning.mapping;

import org.dunning.receivable.Debtor;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** What became of one record of the ERP. */
public sealed interface MappedRecord {

    /** A record that can be used. */
    record Mapped(OpenItem item, Debtor debtor) implements MappedRecord {}

    /**
     * A record that cannot be used; the others go on without it.
     *
     * @param document its document number, as far as it could be read; null when not even that
     * @param field the field that is wrong, in our words
     * @param reason what is wrong with it, in words for a person, without the value where that is personal data
     */
    record SetAside(@Nullable String document, @Nullable String line, String field, String reason)
            implements MappedRecord {}
}
