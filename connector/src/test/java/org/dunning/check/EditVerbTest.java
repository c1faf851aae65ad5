package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of one notice go out to a file and come back changed, on the demo's data. */
class EditVerbTest {

    @TempDir
    private Path folder;

    private Call call(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--config",
                "config-samples/demo",
                "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                "--dunning.erp-database.url=jdbc:h2:file:" + folder.resolve("erp")
                        + ";INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'",
                "--dunning.mail.folder=" + folder.resolve("mails")));
        return Call.of(all.toArray(String[]::new));
    }

    @Test
    void wordsAreWrittenChangedAndTakenBack() throws IOException {
        assertThat(call("propose").exitCode()).isZero();
        Path file = folder.resolve("notice.txt");

        assertThat(call("edit", "1", "--to", file.toString()).out()).contains("Written: " + file);
        String words = Files.readString(file);
        assertThat(words).contains("\n---\n");
        assertThat(call("edit", "1", "--to", file.toString()).err()).contains("is there already");

        Files.writeString(file, words + "\nLo hablamos ayer.\n");
        assertThat(call("edit", "1", "--from", file.toString()).err()).contains("--by needs the name of a person");
        Call edited = call("edit", "1", "--from", file.toString(), "--by", "Ana Ruiz");
        assertThat(edited.exitCode()).as(edited.out() + edited.err()).isZero();
        assertThat(edited.out()).contains("words changed");
        assertThat(call("edit", "1").out()).endsWith("Lo hablamos ayer.\n");

        Files.writeString(file, words + "\nSon 1.234.567,89 EUR.\n");
        Call refused = call("edit", "1", "--from", file.toString(), "--by", "Ana Ruiz");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("the amount 1.234.567,89 is none of this notice's");
        assertThat(call("edit", "1", "--undo", "--by", "Ana Ruiz").out()).contains("words of the template again");
        assertThat(call("edit", "1").out()).isEqualTo(words);
        assertThat(call("edit", "4711").err()).contains("There is no notice 4711");
    }
}
