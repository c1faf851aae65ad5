package org.dunning.channel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Body;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.SentMessages;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case goes to an agency or a lawyer: everything in one pack, and the connector's own dunning of the debtor ends. */
@Component
public class Handovers {

    private static final String OWNER = "connector";

    private final ChannelProperties properties;
    private final ChannelPermits permits;
    private final NoticeRenderer renderer;
    private final SentMessages messages;
    private final Blocks blocks;

    Handovers(
            ChannelProperties properties,
            ChannelPermits permits,
            NoticeRenderer renderer,
            SentMessages messages,
            Blocks blocks) {
        this.properties = properties;
        this.permits = permits;
        this.renderer = renderer;
        this.messages = messages;
        this.blocks = blocks;
    }

    /** The pack, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        byte[] letter = LetterPdf.of(renderer.letter(facts, rendered.notice().enclosures()));
        return new ChannelMessage(
                rendered,
                new HandoverPack(rendered, letter, messages.to(facts.debtor().key()), properties.handoverTo()).zip());
    }

    /** Writes the pack and ends our own dunning. */
    public OutgoingMessage send(@Body OutgoingMessage pack) {
        return permits.once((ChannelMessage) pack, this::handOver);
    }

    private HandOver handOver(ChannelMessage pack) {
        NoticeFacts facts = pack.rendered().notice().facts();
        // First, so that a process that is killed in between leaves a debtor who rests, not one who is dunned twice.
        Long stop = end(facts.debtor().key(), facts.noticeNo(), facts.on());
        try {
            Path file = WholeFile.write(properties.handovers(), pack.fileName() + ".zip", pack.bytes());
            return new Accepted("handed over to " + properties.handoverTo() + "; our own dunning has ended: " + file);
        } catch (IOException e) {
            if (stop != null) {
                blocks.release(stop, OWNER);
            }
            return new Broken(Progress.NOT_STARTED, "cannot write into " + properties.handovers() + ": " + e);
        }
    }

    /** The block it sets; null when our dunning had ended before. */
    private @Nullable Long end(DebtorKey debtor, long notice, LocalDate on) {
        Collection<List<DunningHold>> holds = blocks.holding(
                        debtor.source(), debtor.company(), List.of(debtor.number()), on)
                .values();
        boolean ended = holds.stream().flatMap(List::stream).anyMatch(hold -> hold.kind() == DunningHold.Kind.STOP);
        return ended
                ? null
                : blocks.hold(
                        debtor.source(),
                        debtor.company(),
                        debtor.number(),
                        null,
                        new DunningHold(
                                DunningHold.Kind.STOP,
                                OWNER,
                                "handed over to " + properties.handoverTo() + " on " + on + " with notice " + notice,
                                null));
    }
}
