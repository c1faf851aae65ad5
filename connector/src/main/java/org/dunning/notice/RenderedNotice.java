package org.dunning.notice;

import org.jspecify.annotations.Nullable;

/**
 * A prepared notice with its words, ready for a channel.
 *
 * @param code the payment as a picture to scan, which the page shows; null where there is none
 */
public record RenderedNotice(PreparedNotice notice, NoticeText words, @Nullable Enclosure code) {}
