package org.dunning.erp.odoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.dunning.DunningApplication;
import org.dunning.inbox.Inbox;
import org.dunning.ledger.Ledger;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The connector with config-samples/odoo over some Odoo, with mails as files and a day that a test sets. */
final class OdooConnector implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path folder;
    private volatile Instant now;

    OdooConnector(Path folder, Instant start, String... settings) {
        this.folder = folder;
        this.now = start;
        List<String> all = new ArrayList<>(List.of(
                "--spring.config.location=classpath:/,file:config-samples/odoo/",
                "--dunning.channels.calls=" + folder.resolve("calls"),
                "--dunning.channels.letters=" + folder.resolve("letters"),
                "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                "--dunning.mail.folder=" + folder.resolve("mail")));
        Stream.of(settings).map(setting -> "--" + setting).forEach(all::add);
        for (String usual : List.of("dunning.config=config-samples/odoo", "dunning.run.mode=send")) {
            String name = "--" + usual.substring(0, usual.indexOf('=') + 1);
            if (all.stream().noneMatch(setting -> setting.startsWith(name))) {
                all.add("--" + usual);
            }
        }
        context = new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(started -> ((GenericApplicationContext) started)
                        .registerBean("testClock", Clock.class, this::clock, bean -> bean.setPrimary(true)))
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(all.toArray(String[]::new));
    }

    static List<String> over(OdooStub odoo) {
        return List.of("dunning.erp-api.url=" + odoo.url(), "dunning.erp-api.password=" + OdooStub.KEY);
    }

    /** Over the stub, at its business date. */
    static OdooConnector over(OdooStub odoo, Path folder, String... more) {
        List<String> settings = new ArrayList<>(over(odoo));
        settings.addAll(List.of(more));
        return new OdooConnector(folder, OdooKit.NOW, settings.toArray(String[]::new));
    }

    /** The setting of a configuration whose procedure has one stage, with these channels. */
    static String procedure(Path folder, String channels) throws IOException {
        Path procedures = Files.createDirectories(folder.resolve("config/mappings/procedures"));
        Files.writeString(
                procedures.resolve("standard.yaml"),
                "name: standard\nminimum-gap-days: 7\nstages:\n  - { stage: firm, days-from-due: 10, days-to-pay: 7, level: 1,"
                        + " channels: [" + channels + "] }\n");
        return "dunning.config=" + folder.resolve("config");
    }

    private Clock clock() {
        InstantSource time = () -> now;
        return time.withZone(ZoneOffset.UTC);
    }

    OdooConnector on(LocalDate day) {
        now = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        return this;
    }

    RunReport run() {
        return ask("direct:dunning-run", RunRequest.run("test"), RunReport.class);
    }

    <T> T ask(String route, Object body, Class<T> type) {
        return context.getBean(ProducerTemplate.class).requestBody(route, body, type);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The debtor's answer to the first notice it got. */
    void answers(String from, String text) throws IOException {
        String id = mails().stream()
                .filter(mail -> mail.contains(from))
                .findFirst()
                .orElseThrow()
                .lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow()
                .substring("Message-ID:".length())
                .strip();
        bean(Inbox.class)
                .receive(("From: <" + from + ">\nTo: cobros@example.com\nSubject: Re: notice\nMessage-ID: <a"
                                + Integer.toHexString(text.hashCode()) + "@example.org>\nIn-Reply-To: " + id
                                + "\nDate: "
                                + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))
                                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    List<String> mails() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
            List<String> mails = new ArrayList<>();
            for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                mails.add(Files.readString(file));
            }
            return mails;
        }
    }

    List<String> rows(String select) {
        return bean(Ledger.class).sql(select).query(String.class).list();
    }

    void change(String sql) {
        bean(Ledger.class).sql(sql).update();
    }

    @Override
    public void close() {
        context.close();
    }
}
