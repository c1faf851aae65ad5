package org.dunning.configfile;

/** Where in a file something stands; both count from 1. */
public record Place(int line, int column) {}
