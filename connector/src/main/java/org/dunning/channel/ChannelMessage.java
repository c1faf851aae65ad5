package org.dunning.channel;

import java.time.LocalDate;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.Intent;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;

/** A notice on its way through a channel other than mail: fixed bytes, handed over once, and only with a permit. */
final class ChannelMessage implements OutgoingMessage, Permitted {

    private final RenderedNotice rendered;
    private final byte[] bytes;
    private final Passage passage;

    ChannelMessage(RenderedNotice rendered, byte[] bytes) {
        this.rendered = rendered;
        this.bytes = bytes;
        this.passage = new Passage(deliveryId(), messageId());
    }

    RenderedNotice rendered() {
        return rendered;
    }

    /** A name for its file: the business date and what is unique in its Message-ID. */
    String fileName() {
        return businessDate() + "-" + WholeFile.nameOf(messageId());
    }

    @Override
    public LocalDate businessDate() {
        return rendered.notice().facts().on();
    }

    @Override
    public Channel channel() {
        return rendered.notice().channel();
    }

    @Override
    public long deliveryId() {
        return rendered.notice().deliveryId();
    }

    @Override
    public String messageId() {
        return rendered.notice().messageId();
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    /** @throws IllegalArgumentException when the intent is for another message */
    @Override
    public void permit(Intent committed) {
        passage.permit(committed);
    }

    @Override
    public Passage passage() {
        return passage;
    }

    @Override
    public @Nullable HandOver handOver() {
        return passage.handOver();
    }
}
