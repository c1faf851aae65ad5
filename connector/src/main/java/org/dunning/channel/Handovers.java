package org.dunning.channel;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.dunning.ledger.SentMessages;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.OutgoingMessage;
import org.springframework.stereotype.Component;

/** A case goes to an agency or a lawyer: everything in one pack, and the connector's own dunning of the debtor ends. */
@Component
public class Handovers {

    private final ChannelProperties properties;
    private final ChannelPermits permits;
    private final NoticeRenderer renderer;
    private final SentMessages messages;

    Handovers(ChannelProperties properties, ChannelPermits permits, NoticeRenderer renderer, SentMessages messages) {
        this.properties = properties;
        this.permits = permits;
        this.renderer = renderer;
        this.messages = messages;
    }

    /** The pack, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        byte[] letter = LetterPdf.of(renderer.letter(facts, rendered.notice().enclosures()));
        return new ChannelMessage(
                rendered,
                new HandoverPack(rendered, letter, messages.to(facts.debtor().key()), properties.handoverTo()).zip());
    }

    /** Writes the pack; our own dunning ends when that is committed. */
    public OutgoingMessage send(@Body OutgoingMessage pack) {
        return permits.once((ChannelMessage) pack, this::handOver);
    }

    private HandOver handOver(ChannelMessage pack) {
        try {
            Path file = WholeFile.write(properties.handovers(), pack.fileName() + ".zip", pack.bytes());
            return new Accepted("to " + properties.handoverTo() + ", pack " + file.getFileName());
        } catch (IOException e) {
            return new Broken(Progress.NOT_STARTED, "cannot write into " + properties.handovers() + ": " + e);
        }
    }
}
