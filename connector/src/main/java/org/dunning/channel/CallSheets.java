package org.dunning.channel;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.dunning.ledger.OpenCalls;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.DebtorKey;
import org.springframework.stereotype.Component;

/** A call is a task for a person, with a sheet that says whom to call, about what, in which words, and how it may end. */
@Component
public class CallSheets {

    private final Trays trays;
    private final ChannelPermits permits;
    private final OpenCalls calls;
    private final NoticeRenderer renderer;

    CallSheets(Trays trays, ChannelPermits permits, OpenCalls calls, NoticeRenderer renderer) {
        this.renderer = renderer;
        this.trays = trays;
        this.permits = permits;
        this.calls = calls;
    }

    /** The sheet, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        String sheet = "CALL " + rendered.notice().recipient() + "\n"
                + facts.debtor().name() + " ("
                + facts.debtor().key().number() + "), " + facts.totalWithCharges() + ", notice " + facts.noticeNo()
                + "\n\n"
                + renderer.callSheet(facts) + "\nThen note what came of it:\n  called " + facts.noticeNo()
                + " --outcome " + CallOutcome.labels("|") + " --by NAME --note TEXT\n";
        return new ChannelMessage(rendered, sheet.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the sheet and opens the task. */
    public OutgoingMessage send(@Body OutgoingMessage sheet) {
        return permits.once((ChannelMessage) sheet, this::ask);
    }

    /** The task comes first: a sheet without one would be seen by nobody. */
    private HandOver ask(ChannelMessage sheet, Runnable leaves) {
        NoticeFacts facts = sheet.rendered().notice().facts();
        DebtorKey debtor = facts.debtor().key();
        String name = sheet.fileName() + ".txt";
        boolean opened = calls.ask(debtor, facts.noticeNo(), facts.totalWithCharges() + ": " + name);
        HandOver asked = trays.calls()
                .put(
                        name,
                        sheet.bytes(),
                        leaves,
                        facts.on(),
                        facts.noticeNo(),
                        facts.companyName(),
                        debtor.number(),
                        facts.debtor().name(),
                        sheet.rendered().notice().recipient(),
                        facts.totalWithCharges().amount().toPlainString(),
                        facts.totalWithCharges().currency());
        if (opened && asked instanceof HandOver.Broken) {
            calls.close(debtor, facts.noticeNo(), "connector");
        }
        return asked;
    }
}
