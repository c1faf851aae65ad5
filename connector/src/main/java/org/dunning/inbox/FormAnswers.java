package org.dunning.inbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.Evidence;
import org.dunning.reply.Interpretation;
import org.dunning.reply.MailEnvelope;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReadMail;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.mail.AutomaticMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers that debtors give on the page of their notice. They take the same way as answers by mail. */
@Component
public class FormAnswers {

    private static final String HOW = "answered on the page of its notice";

    private final Ledger ledger;
    private final SentMails sent;
    private final Affairs affairs;
    private final Reception reception;
    private final ReplyStore store;
    private final ContactHistory history;
    private final Companies companies;
    private final InboxProperties properties;

    FormAnswers(
            Ledger ledger,
            SentMails sent,
            Affairs affairs,
            Reception reception,
            ReplyStore store,
            ContactHistory history,
            Companies companies,
            InboxProperties properties) {
        this.ledger = ledger;
        this.sent = sent;
        this.affairs = affairs;
        this.reception = reception;
        this.store = store;
        this.history = history;
        this.companies = companies;
        this.properties = properties;
    }

    /** What a debtor can say there. */
    public enum Choice {
        PAID,
        PROMISE,
        DISPUTE,
        RECEIVED
    }

    /**
     * What the page shows.
     *
     * @param company how it signs
     * @param language of the debtor, ISO 639
     * @param latest the latest day that can be promised
     */
    public record Invitation(
            String company, String language, long notice, List<Line> items, LocalDate today, LocalDate latest) {

        /** One open item. */
        public record Line(String document, String amount) {}

        public Invitation {
            items = List.copyOf(items);
        }
    }

    /**
     * What was said there.
     *
     * @param day promised, or of the payment
     * @param words of the debtor's own, perhaps empty
     */
    public record FormAnswer(Choice choice, @Nullable LocalDate day, String words) {

        /** PostgreSQL takes no NUL. */
        public FormAnswer {
            words = words.replace('\u0000', ' ');
        }
    }

    /** Empty when there is no such delivery. */
    public Optional<Invitation> invitation(long delivery) {
        return sent.withId(delivery).map(mail -> {
            Company company = companies.get(mail.debtor().company());
            String name = company.name();
            String language = affairs.language(mail.debtor());
            LocalDate today = affairs.today(mail.debtor());
            return new Invitation(
                    name == null ? mail.debtor().company() : name,
                    language == null ? company.language().getLanguage() : language,
                    mail.noticeId(),
                    affairs.of(mail.debtor(), mail.noticeId()).answered().stream()
                            .map(item -> new Invitation.Line(
                                    item.document(), item.residual().toString()))
                            .toList(),
                    today,
                    today.plusDays(properties.promiseMaxDays()));
        });
    }

    /** Takes an answer once, however often the form is sent. */
    public void take(long delivery, FormAnswer answer) {
        sent.withId(delivery).ifPresent(mail -> {
            if (answer.choice() == Choice.RECEIVED) {
                received(mail, delivery);
                return;
            }
            String text = text(answer);
            String key = Fingerprint.sha256("form " + delivery + " " + affairs.today(mail.debtor()) + "\n" + text);
            if (!store.has(key)) {
                ledger.commit(() -> {
                    reception.take(
                            key,
                            text.getBytes(StandardCharsets.UTF_8),
                            read(answer, text, mail),
                            mail.match(true, HOW),
                            "");
                });
            }
        });
    }

    private void received(SentMails.Sent mail, long delivery) {
        ledger.commit(() -> {
            DebtorKey debtor = mail.debtor();
            boolean known = ledger.sql(
                                    "select count(*) from contact_history where debtor_no = :debtor and source = :source"
                                            + " and company = :company and delivery_id = :delivery and event = 'RECEIPT'")
                            .param("debtor", debtor.number())
                            .param("source", debtor.source())
                            .param("company", debtor.company())
                            .param("delivery", delivery)
                            .query(Long.class)
                            .single()
                    > 0;
            if (!known) {
                history.append(List.of(new ContactEvent(
                        debtor, mail.noticeId(), delivery, "RECEIPT", "debtor", "receipt confirmed on the page")));
                reception.note(
                        "rcp-" + delivery,
                        affairs.of(debtor, mail.noticeId()),
                        affairs.today(debtor),
                        "The debtor confirms the receipt of notice " + mail.noticeId());
            }
        });
    }

    private static String text(FormAnswer answer) {
        String words = answer.words().strip();
        return switch (answer.choice()) {
                    case PAID -> "Already paid" + (answer.day() == null ? "" : " on " + answer.day());
                    case PROMISE -> "Payment promised for " + answer.day();
                    case DISPUTE -> "Disputed";
                    case RECEIVED -> "Received";
                }
                + (words.isEmpty() ? "" : "\n" + words);
    }

    private ReadMail read(FormAnswer answer, String text, SentMails.Sent mail) {
        LocalDate day = answer.day();
        var evidence = new Evidence(
                0,
                text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n'),
                text.lines().findFirst().orElse(""));
        List<PromisedPayment> promises = answer.choice() == Choice.PROMISE && day != null
                ? List.of(new PromisedPayment(day, null, null, List.of(), evidence))
                : List.of();
        ReplyIntent intent =
                switch (answer.choice()) {
                    case PAID -> ReplyIntent.ALREADY_PAID;
                    case PROMISE -> ReplyIntent.PROMISE;
                    case DISPUTE -> ReplyIntent.DISPUTE;
                    case RECEIVED -> ReplyIntent.OTHER;
                };
        return new ReadMail(
                new MailEnvelope(
                        "",
                        mail.address(),
                        List.of(),
                        "(page of notice " + mail.noticeId() + ")",
                        affairs.today(mail.debtor()),
                        List.of(),
                        List.of(),
                        AutomaticMail.NO),
                new Interpretation(
                        intent,
                        "",
                        promises,
                        List.of(),
                        answer.choice() == Choice.PAID ? day : null,
                        false,
                        HOW,
                        List.of(evidence),
                        text));
    }
}
