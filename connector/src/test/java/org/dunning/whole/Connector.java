package org.dunning.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
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

/** The connector as a whole, started in this process over a small ERP, with mails as files and a clock that a test sets. */
public final class Connector implements AutoCloseable {

    /** Noon UTC of a day that the test chooses. */
    static final class SettableClock extends Clock {
        private volatile Instant now = noon(SmallErp.TODAY);

        void day(LocalDate day) {
            now = noon(day);
        }

        void instant(Instant instant) {
            now = instant;
        }

        private static Instant noon(LocalDate day) {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }

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

    private final Path folder;
    private final ConfigurableApplicationContext context;
    private final SettableClock clock = new SettableClock();

    public Connector(Path folder, SmallErp erp, String ledgerUrl, String... more) {
        this(folder, erp, ledgerUrl, (beans, clock) -> {}, more);
    }

    /** @param parts what takes the place of parts of the connector */
    public Connector(
            Path folder,
            SmallErp erp,
            String ledgerUrl,
            BiConsumer<GenericApplicationContext, Clock> parts,
            String... more) {
        this.folder = folder;
        List<String> settings = new ArrayList<>(List.of(
                "dunning.erp=sql",
                "dunning.erp-database.url=" + erp.url(),
                "dunning.erp-database.username=sa",
                "dunning.ledger.url=" + ledgerUrl,
                "dunning.run.mode=send",
                "dunning.companies.acme.zone=Europe/Madrid",
                "dunning.companies.acme.from=cobros@acme.example",
                "dunning.companies.acme.name=Acme Ibérica SL",
                "dunning.companies.acme.contact=Ana Ruiz, +34 910 000 000",
                "dunning.companies.acme.bank-details=ES91 2100 0418 4502 0005 1332",
                "dunning.delivery.hand-over-log=" + folder.resolve("hand-overs"),
                "dunning.mail.transport=folder",
                "dunning.mail.folder=" + folder.resolve("mails")));
        settings.addAll(List.of(more));
        this.context = new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .initializers(started -> {
                    var beans = (GenericApplicationContext) started;
                    beans.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    parts.accept(beans, clock);
                })
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(arguments(settings));
    }

    public Connector on(LocalDate day) {
        clock.day(day);
        return this;
    }

    public Connector at(String instant) {
        clock.instant(Instant.parse(instant));
        return this;
    }

    public RunReport run() {
        return ask(RunRequest.run("test"));
    }

    public RunReport ask(RunRequest request) {
        return context.getBean(ProducerTemplate.class).requestBody("direct:dunning-run", request, RunReport.class);
    }

    /** What may leave between two runs leaves. */
    public void dispatch() {
        context.getBean(ProducerTemplate.class).requestBody("direct:dispatch", (Object) null);
    }

    /** Ledger, ERP and traces are compared. */
    public Comparison.Result reconcile() {
        return context.getBean(ProducerTemplate.class).requestBody("direct:reconcile", null, Comparison.Result.class);
    }

    /** Something happens in the ERP after the proposal and just before the recheck. */
    public void justBeforeTheRecheck(Runnable event) throws Exception {
        var happened = new AtomicBoolean();
        AdviceWith.adviceWith(bean(CamelContext.class), "recheck", route -> route.weaveAddFirst()
                .process(exchange -> {
                    if (happened.compareAndSet(false, true)) {
                        event.run();
                    }
                }));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    List<Path> mails() throws IOException {
        if (!Files.isDirectory(folder.resolve("mails"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("mails"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    /** A later setting replaces an earlier one of the same name. */
    private static String[] arguments(List<String> settings) {
        Map<String, String> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.put(setting.substring(0, setting.indexOf('=')), "--" + setting));
        return byName.values().toArray(String[]::new);
    }

    @Override
    public void close() {
        context.close();
    }
}
