package org.dunning.configfile;

/** Where in a file something stands; both count from 1. */
public record Place(int line, int column) {

    /** Where a whole file is spoken of, such as for something it lacks. */
    public static final Place START = new Place(1, 1);
}
