package org.dunning.channel;

import org.apache.camel.Body;
import org.dunning.ledger.CaseFile;
import org.dunning.ledger.SentMessages;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.DebtorKey;
import org.springframework.stereotype.Component;

/** A case goes to an agency or a lawyer: everything in one pack, and the connector's own dunning of the debtor ends. */
@Component
public class Handovers {

    private final ChannelProperties properties;
    private final Trays trays;
    private final ChannelPermits permits;
    private final NoticeRenderer renderer;
    private final SentMessages messages;
    private final CaseFile file;

    Handovers(
            ChannelProperties properties,
            Trays trays,
            ChannelPermits permits,
            NoticeRenderer renderer,
            SentMessages messages,
            CaseFile file) {
        this.properties = properties;
        this.trays = trays;
        this.permits = permits;
        this.renderer = renderer;
        this.messages = messages;
        this.file = file;
    }

    /** The pack, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        byte[] letter = LetterPdf.of(renderer.letter(facts, rendered.notice().enclosures()));
        DebtorKey debtor = facts.debtor().key();
        return new ChannelMessage(
                rendered,
                new HandoverPack(
                                rendered,
                                letter,
                                messages.to(debtor),
                                file.history(debtor),
                                file.proofs(debtor),
                                properties.handoverTo())
                        .zip());
    }

    /** Writes the pack; our own dunning ends when that is committed. */
    public OutgoingMessage send(@Body OutgoingMessage pack) {
        return permits.once((ChannelMessage) pack, this::handOver);
    }

    private HandOver handOver(ChannelMessage pack, Runnable leaves) {
        NoticeFacts facts = pack.rendered().notice().facts();
        String name = pack.fileName() + ".zip";
        HandOver put = trays.handovers()
                .put(
                        name,
                        pack.bytes(),
                        leaves,
                        facts.on(),
                        facts.noticeNo(),
                        facts.companyName(),
                        facts.debtor().key().number(),
                        facts.debtor().name(),
                        properties.handoverTo(),
                        facts.totalWithCharges().amount().toPlainString(),
                        facts.totalWithCharges().currency());
        return put instanceof HandOver.Accepted
                ? new HandOver.Accepted("to " + properties.handoverTo() + ", pack " + name)
                : put;
    }
}
