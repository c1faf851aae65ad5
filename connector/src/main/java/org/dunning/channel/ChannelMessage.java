package org.dunning.channel;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.Intent;
import org.dunning.outbox.NotPermittedException;
import org.dunning.outbox.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/** A notice on its way through a channel other than mail: fixed bytes, handed over once, and only with a permit. */
final class ChannelMessage implements OutgoingMessage, Permitted {

    private final RenderedNotice rendered;
    private final byte[] bytes;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Intent intent;
    private volatile @Nullable HandOver handOver;

    ChannelMessage(RenderedNotice rendered, byte[] bytes) {
        this.rendered = rendered;
        this.bytes = bytes;
    }

    RenderedNotice rendered() {
        return rendered;
    }

    /** A name for its file: the business date and what is unique in its Message-ID. */
    String fileName() {
        return businessDate() + "-" + messageId().replaceAll("^<|@.*$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    }

    @Override
    public LocalDate businessDate() {
        return rendered.notice().facts().on();
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
        if (committed.deliveryId() != deliveryId() || !committed.messageId().equals(messageId())) {
            throw new IllegalArgumentException(
                    "the intent for " + committed.messageId() + " does not permit " + messageId());
        }
        intent = committed;
    }

    @Override
    public @Nullable Intent intent() {
        return intent;
    }

    /** @throws NotPermittedException at the second time */
    void begin() {
        if (!begun.compareAndSet(false, true)) {
            throw new NotPermittedException("delivery " + deliveryId() + " was handed over already; it goes out once");
        }
    }

    void handedOver(HandOver outcome) {
        handOver = outcome;
    }

    @Override
    public @Nullable HandOver handOver() {
        return handOver;
    }
}
