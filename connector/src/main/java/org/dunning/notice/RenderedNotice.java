package org.dunning.notice;

import java.util.Locale;

/** A notice in words, ready for a channel. */
public record RenderedNotice(String subject, String text, String html, Locale language) {}
