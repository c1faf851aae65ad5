package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.dunning.ledger.Fingerprint;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder whose manifest names what is there, whatever fails between the line and the file's name. */
class TrayTest {

    private static final String NAME = "2026-11-20-dun.0a1b.pdf";
    private static final Runnable NOTHING = () -> {};

    @TempDir
    Path folder;

    private HandOver put(String text, Runnable leaves) {
        return tray().put(NAME, text.getBytes(StandardCharsets.UTF_8), leaves, "1042");
    }

    private Tray tray() {
        return new Tray(folder, "notice");
    }

    private Runnable inTheWay(String... names) {
        return () -> Stream.of(names).forEach(name -> {
            try {
                Files.createDirectory(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<String> manifest() throws IOException {
        return Files.readAllLines(folder.resolve("manifest.csv"));
    }

    private static String line(String text) {
        return "\"" + NAME + "\";\"" + Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8)) + "\";\"1042\"";
    }

    @Test
    void whatDoesNotComeToItsNameIsInNoManifestAndTheNextTimeOnce() throws Exception {
        tray().put("other.pdf", new byte[] {1}, NOTHING, "1041");
        assertThat(put("first", inTheWay(NAME)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.progress()).isEqualTo(Progress.NOT_STARTED));
        assertThat(manifest()).hasSize(2).last().asString().startsWith("\"other.pdf\"");
        assertThat(tray().finish("dun.0a1b")).isNull();

        Files.delete(folder.resolve(NAME));
        assertThat(put("second", NOTHING)).isInstanceOf(Accepted.class);
        assertThat(manifest()).hasSize(3).last().isEqualTo(line("second"));
        assertThat(folder.resolve(NAME)).hasContent("second");
    }

    @Test
    void whatIsInTheManifestAndCannotBeTakenBackStaysToBeFinished() throws Exception {
        assertThat(put("first", inTheWay(NAME, ".manifest.csv.tmp")))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.progress()).isEqualTo(Progress.WRITTEN));
        assertThat(manifest()).hasSize(2).last().isEqualTo(line("first"));

        Files.delete(folder.resolve(NAME));
        assertThat(tray().finish("dun.0a1b")).isTrue();
        assertThat(folder.resolve(NAME)).hasContent("first");
    }

    @Test
    void whatAPersonSaysNeverArrivedIsNamedOnceWhenItComesAgain() throws Exception {
        put("first", inTheWay(NAME, ".manifest.csv.tmp"));
        Files.delete(folder.resolve(NAME));
        Files.deleteIfExists(folder.resolve(".manifest.csv.tmp"));

        assertThat(put("second", NOTHING)).isInstanceOf(Accepted.class);
        assertThat(manifest()).hasSize(2).last().isEqualTo(line("second"));
    }

    @Test
    void whatHadNoLineIsNotSaidToBeThereTheSecondTimeEither() throws Exception {
        Files.writeString(folder.resolve("." + NAME + ".tmp"), "first");

        assertThat(tray().finish("dun.0a1b")).isFalse();
        assertThat(tray().finish("dun.0a1b")).as("nobody knows").isNull();
    }

    @Test
    void whatWasTakenAwayHadBeenThere() throws Exception {
        put("first", NOTHING);
        Files.delete(folder.resolve(NAME));

        assertThat(tray().finish("dun.0a1b")).isTrue();
        assertThat(tray().finish("dun.0a1c")).isNull();
    }

    @Test
    void whatOthersWroteMeanwhileIsSeenAndWhatTheyTookBackIsNot() throws Exception {
        Tray tray = tray();
        tray.put("a.pdf", new byte[] {1}, NOTHING, "1");
        assertThat(tray.finish("b.pdf")).isNull();

        tray().put("b.pdf", new byte[] {2}, NOTHING, "2");
        assertThat(tray.finish("b.pdf")).isTrue();

        Files.delete(folder.resolve("b.pdf"));
        assertThat(new Tray(folder, "notice").put("b.pdf", new byte[] {3}, inTheWay("b.pdf"), "2"))
                .isInstanceOf(Broken.class);
        assertThat(tray.finish("b.pdf")).as("its line was taken back").isNull();
        assertThat(tray.finish("a.pdf")).isTrue();

        Files.delete(folder.resolve("manifest.csv"));
        assertThat(tray.finish("a.pdf"))
                .as("the folder was emptied, manifest and all")
                .isNull();
    }

    @Test
    void aTornLineCountsForNothingAndTheNextOneDoes() throws Exception {
        Tray tray = tray();
        tray.put("a.pdf", new byte[] {1}, NOTHING, "1");
        byte[] torn = {'"', 'M', (byte) 0xc3};
        Files.write(folder.resolve("manifest.csv"), torn, StandardOpenOption.APPEND);
        assertThat(tray.finish("a.pdf")).isTrue();

        tray.put("b.pdf", new byte[] {2}, NOTHING, "2");
        tray.put("c.pdf", new byte[] {3}, NOTHING, "3");

        assertThat(tray.finish("b.pdf")).isTrue();
        assertThat(tray.finish("c.pdf")).isTrue();
        assertThat(tray.finish("M")).isNull();
    }

    @Test
    void whatAPersonCutOutOfTheManifestIsNotSaidToBeThere() throws Exception {
        Tray tray = tray();
        tray.put("a.pdf", new byte[] {1}, NOTHING, "1");
        assertThat(tray.finish("a.pdf")).isTrue();

        String longer = Files.readString(folder.resolve("manifest.csv")).replace("a.pdf", "another.pdf");
        Files.writeString(folder.resolve("manifest.csv"), longer);

        assertThat(tray.finish("a.pdf")).isNull();
    }

    @Test
    void aLineTakenBackLeavesTheOthersByteByByte() throws Exception {
        tray().put("a.pdf", new byte[] {1}, NOTHING, "M\u00fcnchen");
        Files.write(
                folder.resolve("manifest.csv"), new byte[] {'"', (byte) 0xfc, '"', '\n'}, StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(folder.resolve("manifest.csv"));

        assertThat(put("first", inTheWay(NAME))).isInstanceOf(Broken.class);

        assertThat(Files.readAllBytes(folder.resolve("manifest.csv"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00c5kesson", "Zaj\u0105c", "\u0445\u043b\u0435\u0431"})
    void whoeverItIsForItsLineCounts(String debtor) throws Exception {
        tray().put(NAME, new byte[] {1}, NOTHING, debtor);
        Files.move(folder.resolve(NAME), folder.resolve("." + NAME + ".tmp"));

        assertThat(tray().finish("dun.0a1b")).isTrue();
        assertThat(folder.resolve(NAME)).exists();
    }
}
