package org.dunning.notice;

import java.util.function.Predicate;

/** Names of files that lie side by side. */
public final class FileNames {

    private FileNames() {}

    /** The name, or the first of name-2, name-3 ... that is not taken; its ending stays. */
    public static String free(String name, Predicate<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        String free = name;
        for (int number = 2; taken.test(free); number++) {
            free = stem + "-" + number + ending;
        }
        return free;
    }
}
