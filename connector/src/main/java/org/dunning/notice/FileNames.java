package org.dunning.notice;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files that lie side by side, on a file system that may tell no capitals. */
public final class FileNames {

    private final Set<String> taken = new HashSet<>();

    /** The name, or the first of name-2, name-3 ... that was not given before; its ending stays. */
    public String free(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = stem + "-" + number + ending;
        }
        return free;
    }
}
