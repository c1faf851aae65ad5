package org.dunning.channel;

import org.apache.camel.Body;
import org.dunning.notice.Enclosures;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.PreparedNotice;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.Channel;
import org.springframework.stereotype.Component;

/** Letters as PDFs in a folder that a print room or a printing service empties, with a manifest of what is in it. */
@Component
public class PrintFolder {

    private final Trays trays;
    private final ChannelPermits permits;
    private final NoticeRenderer renderer;

    PrintFolder(Trays trays, ChannelPermits permits, NoticeRenderer renderer) {
        this.trays = trays;
        this.permits = permits;
        this.renderer = renderer;
    }

    /** The letter, with the pages of its invoices, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        Enclosures enclosures = rendered.notice().enclosures();
        String page = renderer.letter(rendered.notice().facts(), enclosures);
        return new ChannelMessage(rendered, LetterPdf.of(page, enclosures.attached()));
    }

    /** Puts it into the folder. */
    public OutgoingMessage send(@Body OutgoingMessage letter) {
        return permits.once((ChannelMessage) letter, this::print);
    }

    private HandOver print(ChannelMessage letter, Runnable leaves) {
        PreparedNotice notice = letter.rendered().notice();
        NoticeFacts facts = notice.facts();
        return trays.letters()
                .put(
                        letter.fileName() + ".pdf",
                        letter.bytes(),
                        leaves,
                        notice.channel() == Channel.REGISTERED_LETTER ? "yes" : "no",
                        facts.on(),
                        facts.noticeNo(),
                        facts.companyName(),
                        facts.debtor().key().number(),
                        facts.debtor().name(),
                        notice.recipient(),
                        facts.debtor().country() == null ? "" : facts.debtor().country(),
                        facts.totalWithCharges().amount().toPlainString(),
                        facts.totalWithCharges().currency());
    }
}
