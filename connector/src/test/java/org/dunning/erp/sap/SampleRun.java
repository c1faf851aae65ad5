package org.dunning.erp.sap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.dunning.DunningApplication;
import org.dunning.outbox.Comparison;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A sample as it is, sending, with mails as files, a ledger of its own and a clock that a test moves. */
final class SampleRun implements AutoCloseable {

    private final Path folder;
    private final ConfigurableApplicationContext context;
    private volatile Instant now = SapKit.NOW;

    /**
     * @param sample such as config-samples/sap-s4
     * @param ledger the name of its file
     */
    SampleRun(String sample, Path folder, String ledger, String... settings) {
        this.folder = folder;
        this.context = new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(started -> ((GenericApplicationContext) started)
                        .registerBean("testClock", Clock.class, MovingClock::new, bean -> bean.setPrimary(true)))
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.config.location=classpath:/,file:" + sample + "/",
                                        "--dunning.config=" + sample,
                                        "--dunning.run.mode=send",
                                        "--dunning.delivery.settle-after=1s",
                                        "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve(ledger),
                                        "--dunning.mail.folder=" + folder.resolve("mail")),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** Over a peer, with a name and a password. */
    static SampleRun s4(String url, Path folder, String ledger, String... settings) {
        return new SampleRun(
                "config-samples/sap-s4",
                folder,
                ledger,
                Stream.concat(
                                Stream.of(
                                        "--dunning.erp-api.url=" + url,
                                        "--dunning.erp-api.username=" + SapPeer.USER,
                                        "--dunning.erp-api.password=" + SapPeer.PASSWORD),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    RunReport run() {
        return camel().requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);
    }

    Comparison.Result reconcile() {
        return camel().requestBody("direct:reconcile", null, Comparison.Result.class);
    }

    ProducerTemplate camel() {
        return context.getBean(ProducerTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    void at(Instant time) {
        now = time;
    }

    /** Something happens in the ERP after the proposal and just before the first recheck. */
    void justBeforeTheRecheck(Runnable event) throws Exception {
        var happened = new AtomicBoolean();
        AdviceWith.adviceWith(context.getBean(CamelContext.class), "recheck", route -> route.weaveAddFirst()
                .process(exchange -> {
                    if (happened.compareAndSet(false, true)) {
                        event.run();
                    }
                }));
    }

    List<String> mails() throws IOException {
        try (Stream<Path> mails = Files.list(folder.resolve("mail"))) {
            return mails.map(Path::toString)
                    .filter(file -> file.endsWith(".eml"))
                    .toList();
        }
    }

    private final class MovingClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
