package org.dunning.reply;

/**
 * Words of the newest text on which a finding rests.
 *
 * @param start of them in the newest text, in characters
 * @param end of them, exclusive
 */
public record Evidence(int start, int end, String words) {}
