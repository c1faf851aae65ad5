package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} says of a template that must not go out, and of an account nobody could pay into, with its place. */
class BadTemplatesTest {

    private static final Path SHIPPED = Path.of("mappings/notices");

    @TempDir
    Path config;

    private Path notices;

    @BeforeEach
    void theDemo() throws IOException {
        Files.copy(Path.of("config-samples/demo/application.yaml"), config.resolve("application.yaml"));
        notices = Files.createDirectories(config.resolve("mappings/notices"));
    }

    private String check(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = "check";
        arguments[1] = "--config";
        arguments[2] = config.toString();
        Call call = Call.of(arguments);
        assertThat(call.exitCode()).isEqualTo(1);
        return call.out() + call.err();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | $debtorNam                                   | :1 unknown variable $debtorNam; did you mean 'debtorName'?",
                "es | #foreach($i in $overdue)#foreach($j in $overdue)#foreach($k in $overdue)#foreach($l in $overdue)"
                        + "#foreach($m in $overdue)#foreach($n in $overdue)#foreach($o in $overdue)#foreach($p in $overdue)"
                        + "#foreach($q in $overdue)#foreach($r in $overdue)#foreach($s in $overdue)x"
                        + "#end#end#end#end#end#end#end#end#end#end#end | :193 is refused: its loops turn more than 100000 times",
                "es | #foreach($i in [1..1000000000])x#end         | :16 #foreach goes through a list of the notice only",
                "es | $total.class.forName('java.lang.Runtime')    | :8 unknown part 'class'",
                "es | $total.getClass()                            | :8 nothing can be called in a notice",
                "es | #include('/etc/passwd')                      | :1 #include is refused: a notice reads no other file",
                "es | #parse('frame.html')                         | :1 #parse is refused: a notice reads no other file",
                "es | Esto es intolerable.                         | :9 'intolerable' is no word for a notice",
                "en | Pay or else.                                 | :5 'or else' is no word for a notice",
                "de | Das ist inakzeptabel.                        | :9 'inakzeptabel' is no word for a notice",
                "fr | Ceci est un ultimatum.                      | :13 'ultimatum' is no word for a notice",
                "it | È una vergogna.                              | :7 'vergogna' is no word for a notice",
                "pt | Exigimos o pagamento.                        | :1 'Exigimos' is no word for a notice",
                "ca | Això és inacceptable.                        | :9 'inacceptable' is no word for a notice"
            })
    void aLineThatNoNoticeHasIsToldWithItsPlace(String language, String line, String problem) throws IOException {
        String name = "friendly." + language + ".txt";
        String good = Files.readString(SHIPPED.resolve(name));
        Files.writeString(notices.resolve(name), good + line + "\n");

        assertThat(check()).contains(notices.resolve(name) + ":" + (good.lines().count() + 1) + problem);
    }

    @Test
    void aTextWithoutSomethingToDoIsRefused() throws IOException {
        Files.writeString(
                notices.resolve("friendly.es.txt"),
                "Recordatorio: $toPay\n\nLa cuenta está abierta. Si ya ha pagado, gracias.\n\n---\n\nGracias.\n");

        assertThat(check()).contains(notices.resolve("friendly.es.txt") + ":1:1 does not say what to do");
    }

    @Test
    void aSubjectWithoutTheAmountIsRefused() throws IOException {
        Files.writeString(
                notices.resolve("friendly.es.txt"),
                Files.readString(SHIPPED.resolve("friendly.es.txt"))
                        .replace("Recordatorio de pago: $toPay", "Recordatorio de pago"));

        assertThat(check())
                .contains(notices.resolve("friendly.es.txt") + ":1:1 its subject does not name the amount to pay");
    }

    @Test
    void aStageThatClaimsMustNameWhatIsToBePaidInAll() throws IOException {
        Path procedures = Files.createDirectories(config.resolve("mappings/procedures"));
        Files.writeString(
                procedures.resolve("standard.yaml"),
                Files.readString(Path.of("mappings/procedures/standard.yaml"))
                        .replace("  - stage: friendly\n", "  - stage: friendly\n    fee: { EUR: 5 }\n"));
        Files.writeString(
                notices.resolve("friendly.es.txt"),
                Files.readString(SHIPPED.resolve("friendly.es.txt")).replace("$toPay", "$total"));

        assertThat(check())
                .contains(notices.resolve("friendly.es.txt") + ":1:1 its subject does not name the amount to pay");
    }

    @Test
    void aLanguageThatIsNotThereIsMissed() {
        assertThat(check("--dunning.notice.languages=es,nl"))
                .contains("mappings/notices/friendly.nl.txt no such file; needed by stage 'friendly' of procedure"
                        + " 'standard' in each of dunning.notice.languages");
    }

    @Test
    void anIbanWithAWrongCheckDigitIsRefusedWhereItStands() throws IOException {
        Path file = config.resolve("application.yaml");
        String bank = "      bank-details: ES00 0000 0000 0000 0000 0000, Banco Ejemplo\n";
        String before = Files.readString(file);
        assertThat(before).contains(bank);
        Files.writeString(file, before.replace(bank, "      payment:\n        iban: ES92 2100 0418 4502 0005 1332\n"));
        long line = before.substring(0, before.indexOf(bank)).lines().count() + 2;

        assertThat(check())
                .contains(file + ":" + line + ":15 ", "must be an IBAN; its length or check digits are wrong");
    }

    /** Copied from an older release, and changed. */
    @Test
    void wordsOfOnesOwnThatLackNewOnesAreToldWhereTheyAre() throws IOException {
        List<String> shipped = Files.readAllLines(SHIPPED.resolve("words.es.yaml"));
        Files.write(
                notices.resolve("words.es.yaml"),
                shipped.stream()
                        .filter(line -> !line.startsWith("call-ask:") && !line.startsWith("this-letter:"))
                        .toList());

        String told = check();

        for (String key : List.of("call-ask", "this-letter")) {
            String line = shipped.stream()
                    .filter(one -> one.startsWith(key + ":"))
                    .findFirst()
                    .orElseThrow();
            assertThat(told)
                    .containsPattern(Pattern.quote(notices.resolve("words.es.yaml") + ":") + "\\d+:\\d+ "
                            + Pattern.quote(
                                    "missing key '" + key + "'; copy line " + (shipped.indexOf(line) + 1) + " of ")
                            + "\\S*" + Pattern.quote("words.es.yaml: " + line));
        }
    }
}
