package org.dunning.erp;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of a result as a map of label to value. All rows of a result share their labels, which makes them small. */
final class ErpRow extends AbstractMap<String, @Nullable Object> {

    private final RowLabels labels;
    private final @Nullable Object[] values;

    ErpRow(RowLabels labels, @Nullable Object[] values) {
        this.labels = labels;
        this.values = values;
    }

    @Override
    public @Nullable Object get(@Nullable Object label) {
        int at = labels.indexOf(label);
        return at < 0 ? null : values[at];
    }

    @Override
    public @Nullable Object getOrDefault(@Nullable Object label, @Nullable Object missing) {
        int at = labels.indexOf(label);
        return at < 0 ? missing : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object label) {
        return labels.indexOf(label) >= 0;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, @Nullable Object>> iterator() {
                return entries();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    private Iterator<Entry<String, @Nullable Object>> entries() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < values.length;
            }

            @Override
            public Entry<String, @Nullable Object> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return new SimpleImmutableEntry<>(labels.label(at), values[at++]);
            }
        };
    }
}
