package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {

    private static final Path SHIPPED = Path.of("mappings/notices");
    private static final List<Locale> SPANISH = List.of(Locale.forLanguageTag("es"));

    @TempDir
    Path config;

    private Path notices;

    @BeforeEach
    void oneGoodTemplate() throws IOException {
        notices = Files.createDirectories(config.resolve("mappings/notices"));
        Files.copy(SHIPPED.resolve("friendly.es.txt"), notices.resolve("friendly.es.txt"));
        for (String shared : List.of("frame.txt", "frame.html", "letter.html", "words.es.yaml")) {
            Files.copy(SHIPPED.resolve(shared), notices.resolve(shared));
        }
    }

    private static DunningProcedure procedure(String... stages) {
        return new DunningProcedure(
                "standard",
                7,
                Map.of(),
                Arrays.stream(stages)
                        .map(stage ->
                                new DunningStage(stage, 10, null, null, 10, null, null, null, null, null, null, null))
                        .toList());
    }

    private List<String> problems() {
        return problems(SPANISH, "friendly");
    }

    private List<String> problems(List<Locale> languages, String... stages) {
        return TemplateCheck.check(new ConfigFolders(config, config), languages, List.of(procedure(stages))).stream()
                .map(problem -> problem.toString().replace(notices + "/", ""))
                .toList();
    }

    private void add(String line) throws IOException {
        Path file = notices.resolve("friendly.es.txt");
        Files.writeString(file, Files.readString(file) + line + "\n");
    }

    private void replace(String what, String with) throws IOException {
        replaceIn("friendly.es.txt", what, with);
    }

    private void replaceIn(String name, String what, String with) throws IOException {
        Path file = notices.resolve(name);
        String before = Files.readString(file);
        assertThat(before).contains(what);
        Files.writeString(file, before.replace(what, with));
    }

    @Test
    void findsNothingInTheShippedTemplates() {
        DunningProcedure shipped = YamlFile.read(Path.of("mappings/procedures/standard.yaml"), DunningProcedure.class)
                .value();

        assertThat(TemplateCheck.check(
                        new ConfigFolders(Path.of(""), Path.of("")), TemplateCheck.USUAL_LANGUAGES, List.of(shipped)))
                .isEmpty();
    }

    @Test
    void findsNothingInAGoodTemplate() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hola $debtorNam                     | unknown variable $debtorNam; did you mean 'debtorName'?",
                "$!nothing.at.all                    | unknown variable $nothing",
                "#if($payby)x#end                    | unknown variable $payby; did you mean 'payBy'?",
                "$foreach.count                      | unknown variable $foreach outside a #foreach",
                "#foreach($i in $overdue)$i.opn#end  | unknown part 'opn'; did you mean 'open'?",
                "#foreach($i in $overdue)$i#end      | $i is no text; name a part of it",
                "$overdue                            | $overdue is no text; go through it: #foreach($item in $overdue)",
                "#foreach($i in $total)x#end         | $total is no list",
                "$total.class                        | unknown part 'class'",
                "$total.class.forName('java.lang.Runtime').getRuntime().exec('id') | unknown part 'class'",
                "$total.getClass()                   | nothing can be called in a notice",
                "$overdue.get(0)                     | nothing can be called in a notice",
                "$overdue[0]                         | nothing can be called in a notice",
                "#include('/etc/passwd')             | #include is refused: a notice reads no other file",
                "#parse('frame.html')                | #parse is refused: a notice reads no other file",
                "#evaluate('$total')                 | #evaluate is not available in a notice",
                "#macro(a)#a()#end                   | #macro is not available in a notice",
                "#define($a)$a#end                   | #define is not available in a notice",
                "#set($a = 'x')                      | #set is not available in a notice",
                "#stop                               | #stop is not available in a notice",
                "#elsif($payBy)                      | #elsif is not available in a notice; did you mean 'elseif'?",
                "#foreach($i in [1..3000000])x#end   | #foreach goes through a list of the notice only",
                "#foreach($i in $overdue)x           | an #if, #foreach or bracket is still open",
                "#if($payBy                          | an #if, #foreach or bracket is still open",
                "#if(x)y#end                         | does not parse: 'x' is not expected here",
                "#end                                | does not parse: '#end' is not expected here"
            })
    void refusesWhatNoNoticeHas(String line, String problem) throws IOException {
        int lines = Files.readAllLines(notices.resolve("friendly.es.txt")).size();
        add(line);

        assertThat(problems())
                .first()
                .asString()
                .matches("friendly\\.es\\.txt:(" + (lines + 1) + "|" + (lines + 2) + "):\\d+ .*")
                .contains(problem);
    }

    @Test
    void tellsEveryProblemAtOnceWithItsPlace() throws IOException {
        add("$one\n$two #include('x')");
        int lines = Files.readAllLines(SHIPPED.resolve("friendly.es.txt")).size();

        assertThat(problems())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("friendly.es.txt:" + (lines + 1) + ":1 unknown variable $one"),
                        second -> assertThat(second)
                                .startsWith("friendly.es.txt:" + (lines + 2) + ":1 unknown variable $two"),
                        third -> assertThat(third)
                                .startsWith("friendly.es.txt:" + (lines + 2) + ":6 #include is refused"));
    }

    @Test
    void stopsALoopThatDoesNotComeToAnEnd() throws IOException {
        int lines = Files.readAllLines(notices.resolve("friendly.es.txt")).size();
        add("#foreach($i in $overdue)".repeat(30) + "#end".repeat(30));

        assertThat(problems())
                .containsExactly(
                        "friendly.es.txt:" + (lines + 1) + ":673 is refused: its loops turn more than 100000 times");
    }

    @Test
    void allowsColours() throws IOException {
        replaceIn("frame.html", "#ffffff", "#eee");

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "$row.due, due dates",
        "$row.open, open amounts",
        "$row.document, every item",
        "$payBy, the date to pay by",
        "#foreach($line in $howToPay), how to pay",
        "#foreach($line in $contact), whom to contact"
    })
    void missesInAFrameWhatEveryNoticeMustSay(String variable, String missing) throws IOException {
        String without = variable.startsWith("#") ? "#foreach($line in $interest)" : "x";
        replaceIn("frame.txt", variable, without);
        replaceIn("frame.html", variable, without);

        // The text still names the date to pay by in its own words.
        if (!variable.equals("$payBy")) {
            assertThat(problems()).anySatisfy(problem -> assertThat(problem)
                    .startsWith("frame.txt:1:1 does not show")
                    .contains(missing));
            assertThat(problems()).anySatisfy(problem -> assertThat(problem)
                    .startsWith("frame.html:1:1 does not show")
                    .contains(missing));
        }
    }

    @Test
    void missesTheFrameItselfAndTheWordsOfTheLanguage() throws IOException {
        Files.delete(notices.resolve("frame.html"));
        replaceIn("words.es.yaml", "due-date: Vencimiento\n", "");

        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("mappings/notices/frame.html no such file; every notice needs it"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("words.es.yaml").contains("due-date"));
    }

    @Test
    void refusesAnExpressionThatIsNone() throws IOException {
        replaceIn("words.es.yaml", "    - 'ultimátum'", "    - '(ultimátum'");

        assertThat(problems()).singleElement().asString().contains("words.es.yaml '(ultimátum' is no regular");
    }

    @Test
    void missesTheAmountInTheSubjectAndTheSubjectItself() throws IOException {
        replace("Recordatorio de pago: $toPay ($companyName)", "Recordatorio de pago");
        assertThat(problems())
                .containsExactly(
                        "friendly.es.txt:1:1 its subject does not name the amount to pay; add $toPay to its first line");

        replace("Recordatorio de pago\n", "\n");
        assertThat(problems()).containsExactly("friendly.es.txt:1:1 its first line is the subject and comes out empty");
    }

    @Test
    void missesTheAlreadyPaidLineBeforeFormalStagesOnly() throws IOException {
        replace("Si ya ha realizado el pago", "Gracias");

        assertThat(problems())
                .containsExactly(
                        "friendly.es.txt:1:1 does not say what to do if it is already paid, as stage 'friendly' of"
                                + " procedure 'standard' must (before any formal stage)");
        Files.move(notices.resolve("friendly.es.txt"), notices.resolve("formal.es.txt"));
        assertThat(problems(SPANISH, "formal")).isEmpty();
    }

    @Test
    void missesWhatToDoAndThePlaceOfTheStatement() throws IOException {
        Files.writeString(
                notices.resolve("friendly.es.txt"),
                "Recordatorio: $total\n\nLa cuenta está abierta. Si ya ha pagado, gracias.\n");

        assertThat(problems())
                .containsExactly(
                        "friendly.es.txt:1:1 does not say what to do (none of lint/call-to-action of its language's words)",
                        "friendly.es.txt:1:1 has no line '---'; the statement of account goes there");
    }

    @ParameterizedTest
    @CsvSource({
        "es, 'De lo contrario habrá consecuencias.', De lo contrario",
        "es, 'Es INTOLERABLE.', INTOLERABLE",
        "es, 'Es usted un moroso.', moroso",
        "en, 'Pay or else.', or else",
        "de, 'Wir drohen Ihnen.', drohen",
        "fr, 'Ceci est un ultimatum.', ultimatum",
        "it, 'È una vergogna.', vergogna",
        "pt, 'Isto é inaceitável.', inaceitável",
        "ca, 'Això és intolerable.', intolerable"
    })
    void refusesAnAggressiveWordAtItsPlace(String language, String sentence, String word) throws IOException {
        for (String shared : List.of("friendly." + language + ".txt", "words." + language + ".yaml")) {
            Files.copy(SHIPPED.resolve(shared), notices.resolve(shared), StandardCopyOption.REPLACE_EXISTING);
        }
        Path file = notices.resolve("friendly." + language + ".txt");
        int line = Files.readAllLines(file).size() + 1;
        Files.writeString(file, Files.readString(file) + sentence + "\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .isEqualTo("friendly." + language + ".txt:" + line + ":" + (sentence.indexOf(word) + 1) + " '" + word
                        + "' is no word for a notice: say plainly what happens next");
    }

    @Test
    void refusesATextThatNobodyReadsToItsEnd() throws IOException {
        add("Una frase que no dice nada. ".repeat(80));

        assertThat(problems()).singleElement().asString().contains("friendly.es.txt:1:1 is too long");
    }

    @Test
    void holdsAPageOfItsOwnToTheSame() throws IOException {
        Files.writeString(
                notices.resolve("friendly.es.html"), "<p>$total, o aténgase a las consecuencias graves</p>\n");

        assertThat(problems())
                .contains(
                        "friendly.es.html:1:1 does not show every item; add $item.document",
                        "friendly.es.html:1:29 'consecuencias graves' is no word for a notice: say plainly what"
                                + " happens next")
                .noneMatch(problem -> problem.startsWith("frame.html"));
    }

    @Test
    void missesTemplatesLanguagesAndParts() throws IOException {
        Files.writeString(notices.resolve("friendly.en.html"), "$total");

        assertThat(problems(TemplateCheck.USUAL_LANGUAGES, "friendly", "frendly"))
                .contains(
                        "mappings/notices/friendly.en.txt no such file; needed beside friendly.en.html",
                        "mappings/notices/frendly.es.txt no such file; needed by stage 'frendly' of procedure"
                                + " 'standard' in each of dunning.notice.languages; did you mean 'friendly'?");
    }

    @Test
    void missesAProperNameAndUtf8() throws IOException {
        Files.writeString(notices.resolve("Friendly.txt"), "x");
        Files.write(notices.resolve("friendly.es.txt"), "Señor $total".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems())
                .containsExactly(
                        "Friendly.txt is not named <template>.<language>.txt or .html, such as friendly.es.txt",
                        "friendly.es.txt is not written in UTF-8");
    }
}
