package org.dunning.channel;

import java.io.IOException;
import org.apache.camel.Body;
import org.dunning.ledger.Fingerprint;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.Channel;
import org.springframework.stereotype.Component;

/** Letters as PDFs in a folder that a print room or a printing service empties, with a manifest of what is in it. */
@Component
public class PrintFolder {

    private static final String MANIFEST = "manifest.csv";
    private static final String HEADING = CsvLine.of(
            "file",
            "sha256",
            "registered",
            "date",
            "notice",
            "company",
            "debtor",
            "name",
            "address",
            "country",
            "amount",
            "currency");

    private final ChannelProperties properties;
    private final ChannelPermits permits;
    private final NoticeRenderer renderer;

    PrintFolder(ChannelProperties properties, ChannelPermits permits, NoticeRenderer renderer) {
        this.properties = properties;
        this.permits = permits;
        this.renderer = renderer;
    }

    /** The letter, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        return new ChannelMessage(
                rendered, LetterPdf.of(renderer.letter(facts, rendered.notice().enclosures())));
    }

    /** Puts it into the folder. */
    public OutgoingMessage send(@Body OutgoingMessage letter) {
        return permits.once((ChannelMessage) letter, this::print);
    }

    /** One at a time: the manifest is one file. */
    private synchronized HandOver print(ChannelMessage letter) {
        NoticeFacts facts = letter.rendered().notice().facts();
        String name = letter.fileName() + ".pdf";
        boolean registered = letter.rendered().notice().channel() == Channel.REGISTERED_LETTER;
        try {
            WholeFile.write(properties.letters(), name, letter.bytes());
            WholeFile.append(
                    properties.letters().resolve(MANIFEST),
                    HEADING,
                    CsvLine.of(
                            name,
                            Fingerprint.sha256(letter.bytes()),
                            registered ? "yes" : "no",
                            facts.on(),
                            facts.noticeNo(),
                            facts.companyName(),
                            facts.debtor().key().number(),
                            facts.debtor().name(),
                            letter.rendered().notice().recipient(),
                            facts.debtor().country() == null
                                    ? ""
                                    : facts.debtor().country(),
                            facts.totalWithCharges().amount().toPlainString(),
                            facts.totalWithCharges().currency()));
            return new Accepted(properties.letters().resolve(name).toString());
        } catch (IOException e) {
            return new Broken(Progress.NOT_STARTED, "cannot write into " + properties.letters() + ": " + e);
        }
    }
}
