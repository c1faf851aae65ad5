package org.dunning.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.dunning.ledger.Tasks;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.DebtorKey;
import org.springframework.stereotype.Component;

/** A call is a task for a person, with a sheet that says whom to call, about what, in which words, and how it may end. */
@Component
public class CallSheets {

    private final ChannelProperties properties;
    private final ChannelPermits permits;
    private final Tasks tasks;

    CallSheets(ChannelProperties properties, ChannelPermits permits, Tasks tasks) {
        this.properties = properties;
        this.permits = permits;
        this.tasks = tasks;
    }

    /** The sheet, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        String sheet = "CALL " + rendered.notice().recipient() + "\n"
                + facts.debtor().name() + " ("
                + facts.debtor().key().number() + "), " + facts.totalWithCharges() + ", notice " + facts.noticeNo()
                + "\n\n"
                + rendered.words().text() + "\nThen note what came of it:\n  called " + facts.noticeNo()
                + " --outcome promised|reached|disputed|call-back|no-answer|wrong-number --by NAME --note TEXT\n";
        return new ChannelMessage(rendered, sheet.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the sheet and opens the task. */
    public OutgoingMessage send(@Body OutgoingMessage sheet) {
        return permits.once((ChannelMessage) sheet, this::ask);
    }

    private HandOver ask(ChannelMessage sheet) {
        NoticeFacts facts = sheet.rendered().notice().facts();
        DebtorKey debtor = facts.debtor().key();
        try {
            Path file = WholeFile.write(properties.calls(), sheet.fileName() + ".txt", sheet.bytes());
            tasks.open(
                    Tasks.Kind.CALL,
                    debtor.source(),
                    debtor.company(),
                    debtor.number(),
                    "call about notice " + facts.noticeNo() + ", " + facts.totalWithCharges() + ": " + file);
            return new Accepted(file.toString());
        } catch (IOException e) {
            return new Broken(Progress.NOT_STARTED, "cannot write into " + properties.calls() + ": " + e);
        }
    }
}
