package org.dunning.outbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.dunning.company.Company;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.LedgerProperties;
import org.dunning.ledger.RunLease;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Channel;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.run.CompanyRun;
import org.dunning.run.RunContext;
import org.dunning.run.RunTally;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** An outbox over a ledger of its own, for benchmarks: intent and outcome of each message are committed as in a run. */
public final class OutboxForBench implements AutoCloseable {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Configuration
    @ComponentScan("org.dunning.ledger")
    @EnableConfigurationProperties({LedgerProperties.class, DeliveryProperties.class})
    static class OnlyTheLedger {}

    /** A message that takes the number of a delivery in the ledger. */
    private record Numbered(OutgoingMessage message, long deliveryId) implements OutgoingMessage {

        @Override
        public String messageId() {
            return message.messageId();
        }

        @Override
        public byte[] bytes() {
            return message.bytes();
        }

        @Override
        public void permit(Intent intent) {}

        @Override
        public @Nullable HandOver handOver() {
            return message.handOver();
        }
    }

    /** Hands one message over. */
    public interface Sender {
        void send(OutgoingMessage message) throws Exception;
    }

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Ledger ledger;
    private final Intents intents;
    private final Ahead ahead;
    private final CompanyRun run;
    private long rounds;

    public OutboxForBench(String ledgerUrl, String username, Path folder, int connections, boolean documents) {
        this.ahead = Ahead.of(connections, Integer.getInteger("ahead", 48), documents);
        TestPropertyValues.of(
                        "dunning.ledger.url=" + ledgerUrl,
                        "dunning.ledger.username=" + username,
                        "dunning.delivery.hand-over-log=" + folder)
                .applyTo(context);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Ahead.class, () -> ahead);
        context.register(
                OnlyTheLedger.class,
                NoticeStore.class,
                DunningEnd.class,
                Deliveries.class,
                Relay.class,
                HandOverLogs.class,
                Intents.class);
        context.refresh();
        this.ledger = context.getBean(Ledger.class);
        this.intents = context.getBean(Intents.class);
        context.getBean(RunLease.class).take("bench");
        var company = new Company(
                ZoneOffset.UTC, null, null, null, null, null, java.util.Locale.ENGLISH, "standard", null, null);
        this.run = new CompanyRun(
                1,
                "bench",
                "acme",
                company,
                LocalDate.now(ZoneOffset.UTC),
                true,
                false,
                new RunContext(
                        LocalDate.now(ZoneOffset.UTC), new DunningProcedure("p", 7, null, List.of()), 0, Map.of()),
                "bench",
                new RunTally());
    }

    /** Stores an approved notice for each message, as if a recheck had just confirmed it. */
    public List<OutgoingMessage> approved(List<OutgoingMessage> messages) {
        rounds++;
        List<OutgoingMessage> numbered = new ArrayList<>();
        List<StoredNotice> notices = new ArrayList<>();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        ledger.commit(() -> {
            for (int i = 0; i < messages.size(); i++) {
                String token = String.format("%016x%016x", rounds, i);
                long number = ledger.insert(
                        ledger.sql("insert into notice (run_id, source, company, debtor_no, currency, business_date,"
                                        + " stage, template, total, approval, created_at) values (1, 'bench', 'acme', :debtor, 'EUR', :on,"
                                        + " 'friendly', 'friendly', 100, 'NONE', :now)")
                                .param("debtor", "D" + i)
                                .param("on", run.on())
                                .param("now", now));
                long delivery = ledger.insert(ledger.sql(
                                "insert into delivery (notice_id, channel, address, generation, token, state,"
                                        + " changed_at, due_at) values (:notice, 'mail', 'pagos@example.org', 1, :token, 'APPROVED', :now, :now)")
                        .param("notice", number)
                        .param("token", token)
                        .param("now", now));
                notices.add(new StoredNotice(
                        number,
                        1,
                        new DebtorKey("bench", "acme", "D" + i),
                        EUR,
                        "friendly",
                        "friendly",
                        null,
                        new Money(BigDecimal.valueOf(100), EUR),
                        Approval.NONE,
                        delivery,
                        Channel.MAIL,
                        "pagos@example.org",
                        token,
                        1,
                        DeliveryState.APPROVED,
                        0,
                        false,
                        List.of()));
                numbered.add(new Numbered(messages.get(i), delivery));
            }
        });
        intents.confirmed(notices, run, Instant.now());
        return numbered;
    }

    /** One message from its intent to its outcome. */
    public void send(OutgoingMessage numbered, Sender sender) throws Exception {
        if (intents.intend(numbered) == null) {
            throw new IllegalStateException("not intended");
        }
        sender.send(((Numbered) numbered).message());
        intents.settle(numbered);
    }

    /** So many threads send at once. */
    public int threads() {
        return ahead.threads();
    }

    /** What is told of each message. */
    public LastHop lastHop() {
        return context.getBean(Relay.class);
    }

    /** Commits what is left. */
    public void flush() {
        intents.flush();
    }

    /** Deliveries that are sent, as the ledger has them. */
    public long sent() {
        return ledger.sql("select count(*) from delivery where state = 'SENT'")
                .query(Long.class)
                .single();
    }

    /** Forgets the mails, a gigabyte and more where they had invoices. */
    @Override
    public void close() {
        ledger.sql("truncate table sent_message").update();
        context.close();
    }
}
