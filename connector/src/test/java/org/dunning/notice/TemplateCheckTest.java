package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Files.copy(SHIPPED.resolve("friendly.es.html"), notices.resolve("friendly.es.html"));
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

    private void replace(String part, String what, String with) throws IOException {
        Path file = notices.resolve("friendly.es." + part);
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
                "#parse('friendly.es.html')          | #parse is refused: a notice reads no other file",
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
        add("#foreach($i in $overdue)".repeat(30) + "#end".repeat(30));

        assertThat(problems()).containsExactly("friendly.es.txt is refused: its loops turn more than 100000 times");
    }

    @Test
    void allowsColours() throws IOException {
        replace("html", "#ffffff", "#eee");

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"$item.dueDate, due dates", "$item.open, open amounts", "$item.document, every item"})
    void missesWhatEveryNoticeMustSay(String variable, String missing) throws IOException {
        replace("txt", variable, "x");
        replace("html", variable, "x");

        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("friendly.es.txt does not show")
                        .contains(missing))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("friendly.es.html does not show")
                        .contains(missing));
    }

    @Test
    void missesTheDateToPayBy() throws IOException {
        replace("txt", "a más tardar el $payBy", "cuanto antes");

        assertThat(problems()).containsExactly("friendly.es.txt does not show the date to pay by; add $payBy");
    }

    @Test
    void missesHowToPayAndWhomToContact() throws IOException {
        replace("txt", "#foreach($line in $howToPay)\n$line\n#end", "");
        replace("html", "#foreach($line in $contact)", "#foreach($line in $howToPay)");

        assertThat(problems())
                .containsExactly(
                        "friendly.es.html does not show whom to contact; add $contact",
                        "friendly.es.txt does not show how to pay; add $howToPay");
    }

    @Test
    void missesTheAmountInTheSubjectAndTheSubjectItself() throws IOException {
        replace("txt", "Recordatorio de pago: $total ($companyName)", "Recordatorio de pago");
        assertThat(problems())
                .containsExactly(
                        "friendly.es.txt:1:1 its subject does not name the amount; add $total to its first line");

        replace("txt", "Recordatorio de pago\n", "\n");
        assertThat(problems()).containsExactly("friendly.es.txt:1:1 its first line is the subject and comes out empty");
    }

    @Test
    void missesTheAlreadyPaidLineBeforeFormalStagesOnly() throws IOException {
        replace("txt", "Si ya ha realizado el pago", "Gracias");

        assertThat(problems())
                .containsExactly("friendly.es.txt does not say what to do if it is already paid, as stage 'friendly' of"
                        + " procedure 'standard' must (before any formal stage)");
        Files.move(notices.resolve("friendly.es.txt"), notices.resolve("formal.es.txt"));
        Files.move(notices.resolve("friendly.es.html"), notices.resolve("formal.es.html"));
        assertThat(problems(SPANISH, "formal")).isEmpty();
    }

    @Test
    void missesTemplatesLanguagesAndParts() throws IOException {
        Files.copy(SHIPPED.resolve("friendly.en.txt"), notices.resolve("friendly.en.txt"));

        assertThat(problems(TemplateCheck.USUAL_LANGUAGES, "friendly", "frendly"))
                .contains(
                        "mappings/notices/friendly.en.html no such file; needed beside friendly.en.txt",
                        "mappings/notices/frendly.es.txt no such file; needed by stage 'frendly' of procedure"
                                + " 'standard' in each of dunning.notice.languages; did you mean 'friendly'?")
                .hasSize(6);
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
