package org.dunning.outbox;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dunning.company.Company;
import org.dunning.company.MessageId;
import org.dunning.notice.Enclosures;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.PreparedNotice;
import org.dunning.outbox.ClaimedCharges.Claimed;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what a notice says from the stored notice and the ERP's fresh answer. */
@Component
class Preparation {

    private final String defaultSender;

    Preparation(@Value("${dunning.mail.from:}") String defaultSender) {
        this.defaultSender = defaultSender;
    }

    PreparedNotice prepare(
            StoredNotice notice,
            FreshAccount fresh,
            CompanyRun run,
            List<String> earlier,
            Claimed claimed,
            List<NoticeFacts.Promised> promised) {
        NoticeFacts facts =
                facts(notice, fresh, run.settings(), run.on(), claimed).noting(promised);
        return new PreparedNotice(
                notice.deliveryId(),
                messageId(notice.token(), run),
                notice.channel(),
                notice.isAnswer()
                        ? notice.address()
                        : Objects.requireNonNull(facts.debtor().address(notice.channel())),
                earlier,
                facts,
                asked(notice, fresh),
                Enclosures.NONE);
    }

    /** What it says on a day, of an account as it is then. */
    static NoticeFacts facts(StoredNotice notice, FreshAccount fresh, Company company, LocalDate on, Claimed claimed) {
        Debtor debtor = Objects.requireNonNull(fresh.debtor());
        String name = company.name();
        Locale language = debtor.language();
        List<NoticeFacts.Line> overdue = new ArrayList<>();
        List<NoticeFacts.Line> notYetDue = new ArrayList<>();
        List<NoticeFacts.Line> credits = new ArrayList<>();
        for (StoredNotice.Line line : notice.lines()) {
            NoticeFacts.Line shown = line(line, fresh.items().get(line.key()), on);
            if (line.role() == Role.PAID) {
                overdue.add(settled(line, fresh.items().get(line.key())));
            } else if (line.role() == Role.CREDIT) {
                credits.add(shown);
            } else {
                (line.role() == Role.DEMANDED && shown.daysOverdue() > 0 ? overdue : notYetDue).add(shown);
            }
        }
        return new NoticeFacts(
                        notice.number(),
                        company,
                        name == null ? notice.debtor().company() : name,
                        debtor,
                        notice.stage(),
                        notice.template(),
                        language == null ? company.language() : language,
                        on,
                        notice.payBy(),
                        overdue,
                        notYetDue,
                        credits,
                        notice.total(),
                        claimed.charges())
                .settingOff(claimed.setOff())
                .printed(notice.channel().isPost());
    }

    /** The demanded items, or those an answer speaks of, as the ERP has them now. */
    private static List<OpenItem> asked(StoredNotice notice, FreshAccount fresh) {
        return notice.lines().stream()
                .filter(line -> line.role() == Role.DEMANDED || notice.isAnswer())
                .map(line -> fresh.items().get(line.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    private String messageId(String token, CompanyRun run) {
        String from =
                run.settings().from() == null ? defaultSender : run.settings().from();
        return MessageId.of(token, from);
    }

    private static NoticeFacts.Line settled(StoredNotice.Line line, @Nullable OpenItem item) {
        return new NoticeFacts.Line(
                line.key().document(),
                item == null ? null : item.reference(),
                item == null ? null : item.documentDate(),
                null,
                item == null ? line.residual() : item.amount(),
                line.residual(),
                0);
    }

    private static NoticeFacts.Line line(StoredNotice.Line line, @Nullable OpenItem item, LocalDate on) {
        LocalDate due = line.dueDate();
        Money shown = line.role() == Role.DEMANDED ? line.residual() : line.open();
        return new NoticeFacts.Line(
                line.key().document(),
                item == null ? null : item.reference(),
                item == null ? null : item.documentDate(),
                due,
                item == null ? line.residual() : item.amount(),
                shown,
                due == null ? 0 : ChronoUnit.DAYS.between(due, on),
                item == null ? null : item.link());
    }
}
