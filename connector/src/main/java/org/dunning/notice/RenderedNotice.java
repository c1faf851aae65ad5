package org.dunning.notice;

/** A prepared notice with its words, ready for a channel. */
public record RenderedNotice(PreparedNotice notice, NoticeText words) {}
