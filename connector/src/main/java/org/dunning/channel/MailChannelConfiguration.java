package org.dunning.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.ledger.RunLease;
import org.dunning.ledger.SendingPauses;
import org.dunning.outbox.Ahead;
import org.dunning.outbox.DeliveryProperties;
import org.dunning.outbox.LastHop;
import org.dunning.outbox.MailTrace;
import org.dunning.outbox.MailTraces;
import org.dunning.outbox.Pace;
import org.dunning.outbox.PaceLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where mails go. */
@Configuration(proxyBeanMethods = false)
class MailChannelConfiguration {

    /** The same for every channel. */
    @Bean
    PermitRule permitRule(
            RunLease lease,
            SendingPauses pauses,
            LastHop lastHop,
            Clock clock,
            @Value("${dunning.run.recheck-max-age:5m}") Duration recheckMaxAge) {
        return new PermitRule(clock, recheckMaxAge, lease::held, pauses::reasonLately, lastHop);
    }

    @Bean
    JavaMailSender mailChannel(MailProperties mail, DeliveryProperties delivery, PermitRule permit) {
        return switch (mail.transport()) {
            case FOLDER -> new FolderSender(mail.folder(), permit);
            case SMTP -> new SmtpSender(mail, permit, delivery.stopWithin());
        };
    }

    /** Whose turn it is; a folder takes everything at once. */
    @Bean
    Pace pace(MailProperties mail) {
        return new Pace(mail.transport() == MailProperties.Transport.SMTP ? mail.pace() : PaceLimits.NONE);
    }

    /** Where a mail without an answer is looked for. */
    @Bean
    MailTraces mailTraces(DeliveryProperties delivery) {
        List<MailTrace> traces = new ArrayList<>();
        if (delivery.smtpLog() != null) {
            traces.add(new SmtpLog(delivery.smtpLog()));
        }
        if (delivery.journal() != null) {
            traces.add(new JournalMailbox(delivery.journal()));
        }
        return new MailTraces(traces);
    }

    /** A mail is prepared while others are handed over. */
    @Bean
    Ahead ahead(
            MailProperties mail,
            DeliveryProperties delivery,
            @Value("${dunning.notice.documents.attach:false}") boolean documents) {
        return Ahead.of(mail.connections(), delivery.preparedAhead(), documents);
    }

    /** Asks the ERP again for the next batch while the notices of the one before go out. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService batchThread() {
        return oneThread("batches");
    }

    /** Writes notes in the ERP while notices go out: one batch after the other. */
    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor notesThread() {
        return oneThread("notes");
    }

    private static ThreadPoolExecutor oneThread(String name) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One for each notice on its way: most wait for the commit of their intent, or for a connection. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService sendingThreads(Ahead ahead) {
        var number = new AtomicInteger();
        return Executors.newFixedThreadPool(ahead.threads(), task -> {
            var thread = new Thread(task, "sending-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
