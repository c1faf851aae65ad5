package org.dunning.whole;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.Ledger;
import org.dunning.run.ItemStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small ERP that knows more than mail addresses, a procedure of its own, and a provider of messages. */
abstract class WithChannels {

    static final LocalDate TODAY = SmallErp.TODAY;

    @TempDir
    Path folder;

    final WireMockServer provider =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    SmallErp erp;

    @BeforeEach
    void start() throws IOException {
        provider.start();
        erp = new SmallErp(folder);
        erp.change("alter table dunning_open_items add column postal_address varchar(300)");
        erp.change("alter table dunning_open_items add column phone varchar(60)");
        erp.change("alter table dunning_open_items add column messages_allowed varchar(5)");
    }

    @AfterEach
    void stop() {
        provider.stop();
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve("config").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void stages(String... stages) throws IOException {
        write(
                "mappings/procedures/standard.yaml",
                "name: standard\nminimum-gap-days: 7\nstages:\n" + String.join("\n", stages) + "\n");
    }

    void reach(String debtor, String address, String phone, boolean messages) {
        erp.change(
                "update dunning_open_items set postal_address = ?, phone = ?, messages_allowed = ?, email = null where debtor_no = ?",
                address,
                phone,
                messages ? "yes" : "no",
                debtor);
    }

    String ledgerUrl() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    Connector connector(String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 4);
        settings[more.length] = "dunning.config=" + folder.resolve("config");
        settings[more.length + 1] = "dunning.channels.letters=" + folder.resolve("letters");
        settings[more.length + 2] = "dunning.channels.calls=" + folder.resolve("calls");
        settings[more.length + 3] = "dunning.channels.handovers=" + folder.resolve("handovers");
        return new Connector(folder, erp, ledgerUrl(), settings);
    }

    static List<String> channels(Connector connector, String debtor) {
        return connector
                .bean(Ledger.class)
                .sql("select d.channel || ' ' || d.state from delivery d join notice n on n.id = d.notice_id"
                        + " where n.debtor_no = :debtor order by d.id")
                .param("debtor", debtor)
                .query(String.class)
                .list();
    }

    List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    /** What the ledger answers to a query of one text column. */
    static List<String> rows(Connector connector, String query) {
        return connector.bean(Ledger.class).sql(query).query(String.class).list();
    }

    /** What {@code why} says of a document. */
    static String why(Connector connector, String document) {
        return connector.bean(ItemFiles.class).of(document).stream()
                .flatMap(file -> ItemStory.of(file).stream())
                .collect(Collectors.joining("\n"));
    }
}
