package org.dunning.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RouteCheckTest {

    private static final String DEAD_LETTER =
            """
            - routeConfiguration:
                id: dead-letter
                onException:
                  - onException:
                      exception: [java.lang.Exception]
                      handled: { constant: true }
            """;

    private static final String ROUTE =
            """
            - route:
                id: %1$s
                description: Greets.
                group: test
                routeConfigurationId: dead-letter
                from:
                  uri: direct
                  parameters: { name: %1$s }
                  steps:
                    - %2$s
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bean: { ref: clerk, method: greet }",
                "to: { uri: 'sql:ref:open-items', parameters: { dataSource: '#pool' } }",
                "to: 'direct:{{greeting.next}}'",
                "removeHeader: { name: CamelHttpUri }",
                "setHeader: { name: CamelHttpPath, simple: '/items/${body}' }",
            })
    void aGoodStepHasNoProblem(String step) throws IOException {
        assertThat(check(step)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bena: { ref: clerk, method: greet } | :16:11 Unknown node id: bena",
                "bean: { ref: clrek, method: greet } | :16:19 route 'some': no bean 'clrek'; did you mean 'clerk'?",
                "bean: { ref: clerk, method: great } | :16:31 route 'some': Clerk has no public method 'great'; did you"
                        + " mean 'greet'?",
                "to: { uri: 'log:x', parameters: { shwoAll: true } } | :16:45 route 'some': endpoint 'log' has no"
                        + " option 'shwoAll'; did you mean 'showAll'?",
                "to: 'timmer:x' | :16:11 endpoint 'timmer' is not for a route; did you mean 'timer'?",
                "to: 'sql:ref:opn-items?dataSource=#pool' | the mapping has no query 'opn-items'",
                "to: 'sql:select 1?dataSource=#pol' | no bean 'pol'; did you mean 'pool'?",
                "to: 'direct:{{no.such}}' | no setting 'no.such'",
                "to: 'direct:soem' | no route 'direct:soem'; did you mean 'some'?",
                "log: '${bodyy.x' | '${bodyy.x' is no simple expression",
            })
    void aMistakeIsToldWithItsPlace(String step, String problem) throws IOException {
        assertThat(check(step)).hasSize(1).first().asString().contains(problem);
    }

    /** Fault matrix row 38: data never becomes SQL, an address or code. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "to: 'sql:select * from item where no = ${body}?dataSource=#pool' | data must not become part",
                "toD: 'https://${header.host}/items' | data must not become part",
                "enrich: { simple: 'https://erp.example.com/${body}' } | data must not become part",
                "to: { uri: sql, parameters: { query: '${body}', dataSource: '#pool' } } | data must not become part",
                "to: 'sql:x?dataSource=#pool&useMessageBodyForSql=true' | lets data become SQL",
                "setHeader: { name: camelSqlQuery, simple: '${body}' } | would let data choose",
                "setHeaders: { headers: [ { name: CamelHttpUri, constant: x } ] } | would let data choose",
                "setHeader: { name: mail.smtp.host, constant: x } | would let data choose",
                "to: 'http://169.254.169.254/latest' | a link-local address is never an ERP",
                "to: 'file:/etc?fileName=passwd' | endpoint 'file' is not for a route",
                "to: 'exec:id' | endpoint 'exec' is not for a route",
                "setBody: { groovy: '1 + 1' } | 'groovy' is code inside a route",
                "script: { groovy: '1 + 1' } | 'script' is code inside a route",
            })
    void dataAndCodeAreKeptOutOfRoutes(String step, String problem) throws IOException {
        assertThat(check(step)).anySatisfy(line -> assertThat(line).contains(problem));
    }

    @Test
    void aRouteSaysWhatItIs() throws IOException {
        write("some", DEAD_LETTER + "- route: { from: { uri: 'direct:some', steps: [ { log: hello } ] } }\n");

        assertThat(problems("some"))
                .contains(
                        "some.camel.yaml:7:3 missing 'id'",
                        "some.camel.yaml:7:3 missing 'description'",
                        "some.camel.yaml:7:3 missing 'group'",
                        "some.camel.yaml:7:3 missing 'routeConfigurationId'",
                        "some.camel.yaml:7:12 its direct name 'some' must be its id");
    }

    @Test
    void namesMustFitAcrossFiles() throws IOException {
        write("some", DEAD_LETTER + ROUTE.formatted("some", "log: hello"));
        write("other", ROUTE.formatted("some", "log: hello").replace("dead-letter", "dead-leter"));

        assertThat(problems("some", "other"))
                .anySatisfy(line -> assertThat(line).contains("other.camel.yaml:2:5 route 'some': is already in"))
                .anySatisfy(line -> assertThat(line).contains("no routeConfiguration 'dead-leter'; did you mean"));
    }

    @Test
    void aLongRouteIsRefused() throws IOException {
        write("some", DEAD_LETTER + ROUTE.formatted("some", "log: hello") + "        - log: hello\n".repeat(60));

        assertThat(problems("some")).singleElement().asString().contains("has 70 lines; 60 at most, split it");
    }

    @Test
    void brokenFilesDoNotHideTheProblemsOfOthers() throws IOException {
        write("some", DEAD_LETTER + ROUTE.formatted("some", "bean: { ref: clrek }"));
        write("other", "- route: {id: other\n");

        assertThat(problems("some", "other"))
                .anySatisfy(
                        line -> assertThat(line).contains("other.camel.yaml:").contains("is not valid YAML"))
                .anySatisfy(line -> assertThat(line).contains("no bean 'clrek'"));
    }

    private List<String> check(String step) throws IOException {
        write("some", DEAD_LETTER + ROUTE.formatted("some", step));
        return problems("some");
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".camel.yaml"), yaml);
    }

    private List<String> problems(String... names) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", Map.of("greeting.next", "some")));
        var files = new ArrayList<Path>();
        List.of(names).forEach(name -> files.add(folder.resolve(name + ".camel.yaml")));
        return new RouteCheck(Beans.class, environment, Map.of("open-items", "select 1"))
                .check(files).stream()
                        .map(problem -> problem.toString().replace(folder + "/", ""))
                        .toList();
    }

    @Configuration
    static class Beans {

        @Bean
        Clerk clerk() {
            throw new IllegalStateException("a check makes no bean");
        }

        @Bean
        DataSource pool() {
            throw new IllegalStateException("a check opens no database");
        }
    }

    static class Clerk {
        public String greet() {
            return "hello";
        }
    }
}
