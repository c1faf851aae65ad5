package org.dunning.reply.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.reply.Interpretation;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.ReplyText;
import org.dunning.reply.Wish;
import org.dunning.reply.language.RuleInterpreter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A language model is asked only about what the rules cannot tell, and nothing it says is taken on trust. */
class ModelInterpreterTest {

    private static final LocalDate TUESDAY = LocalDate.parse("2026-03-10");
    /** Words that the rules know nothing of. */
    private static final String STRANGE = "Zum Glück kommt am Freitag der Goldesel mit 500 EUR vorbei.";

    @RegisterExtension
    static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final Duration LONG = Duration.ofMinutes(1);

    private static ModelProperties properties(String url, Duration timeout) {
        return new ModelProperties(URI.create(url), "small-model", "a-key", timeout);
    }

    private static Interpretation understood(String text) {
        return understood(text, LONG);
    }

    private static Interpretation understood(String text, Duration timeout) {
        var reply = new ReplyText(text, "", "", TUESDAY, null, false, List.of(), List.of());
        var model = ModelConfiguration.model(properties(MODEL.getRuntimeInfo().getHttpBaseUrl() + "/v1", timeout));
        return new ModelInterpreter(new RuleInterpreter(), model).interpret(reply);
    }

    @Test
    void withoutSettingsNoModelIsAsked() {
        ModelProperties none = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("dunning.reply.model", ModelProperties.class);

        assertThat(none).hasToString("none");
        assertThat(new ModelConfiguration().mailInterpreter(none))
                .extracting("interpreter")
                .isInstanceOf(RuleInterpreter.class);
    }

    private static void answers(String content) throws Exception {
        MODEL.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(okJson(new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "id",
                                "1",
                                "model",
                                "small-model",
                                "choices",
                                List.of(Map.of(
                                        "index",
                                        0,
                                        "finish_reason",
                                        "stop",
                                        "message",
                                        Map.of("role", "assistant", "content", content))))))));
    }

    private static String promise(String words, @Nullable String date) {
        return """
                {"intent":"promise","words":"kommt am Freitag","promises":[{"words":"%s","date":"%s"}],"paidOn":""}"""
                .formatted(words, date);
    }

    @Test
    void anInsolvencyThatTheModelReadsIsOneForWhoeverConfirmsIt() throws Exception {
        answers(
                """
                {"intent":"wrong_contact","words":"kommt am Freitag","promises":[],"paidOn":"","insolvent":true}""");
        assertThat(understood(STRANGE).wish()).isEqualTo(Wish.INSOLVENT);

        answers(
                """
                {"intent":"wrong_contact","words":"kommt am Freitag","promises":[],"paidOn":"","insolvent":false}""");
        assertThat(understood(STRANGE).wish()).isEqualTo(Wish.NOTHING);
    }

    @Test
    void aTextThatIsTooLongToBeShownWholeIsNotAskedAbout() {
        MODEL.resetAll();
        understood("Der Goldesel kommt vorbei. ".repeat(200));

        MODEL.verify(0, postRequestedFor(urlEqualTo("/v1/chat/completions")));
    }

    private static void assertIsForAPerson(Interpretation understood) {
        assertThat(understood.abstain()).isTrue();
        assertThat(understood.promises()).isEmpty();
    }

    @Test
    void aPromiseWhoseDayIsInItsWordsIsProposedToAPerson() throws Exception {
        answers(promise("am Freitag der Goldesel mit 500 EUR", "2026-03-13"));

        Interpretation understood = understood(STRANGE);

        assertThat(understood.intent()).isEqualTo(ReplyIntent.PROMISE);
        assertThat(understood.abstain()).isTrue();
        assertThat(understood.promises())
                .extracting(PromisedPayment::on)
                .containsExactly(LocalDate.parse("2026-03-13"));
        assertThat(understood.promises()).extracting(PromisedPayment::amount).containsExactly(BigDecimal.valueOf(500));
    }

    @Test
    void aDayThatItsWordsDoNotSayIsNoPromise() throws Exception {
        answers(promise("am Freitag der Goldesel", "2026-03-20"));

        assertIsForAPerson(understood(STRANGE));
    }

    @Test
    void wordsThatAreNotInTheTextAreNoPromise() throws Exception {
        answers(promise("wir zahlen am Freitag", "2026-03-13"));

        assertIsForAPerson(understood(STRANGE));
    }

    @Test
    void wordsOfTwoDaysAreNoPromise() throws Exception {
        answers(
                "{\"intent\":\"promise\",\"words\":\"Goldesel\",\"promises\":[{\"words\":\"am Freitag oder wohl am Montag\","
                        + "\"date\":\"2026-03-13\"}],\"paidOn\":\"\"}");

        assertIsForAPerson(understood("Der Goldesel kommt am Freitag oder wohl am Montag."));
    }

    @Test
    void anIntentThatIsQuotedIsTaken() throws Exception {
        answers("{\"intent\":\"wrong_contact\",\"words\":\"Goldesel\",\"promises\":[],\"paidOn\":\"\"}");

        Interpretation understood = understood(STRANGE);

        assertThat(understood.intent()).isEqualTo(ReplyIntent.WRONG_CONTACT);
        assertThat(understood.abstain()).isFalse();
        assertThat(understood.evidence())
                .extracting(evidence -> evidence.words())
                .containsExactly("Goldesel");
    }

    @Test
    void whatIsNotTheJsonThatWasAskedForIsForAPerson() throws Exception {
        for (String content : List.of(
                "Of course! The debtor promises to pay.",
                "{}",
                "{\"intent\":\"bounce_hard\",\"words\":\"Goldesel\",\"promises\":[],\"paidOn\":\"\"}",
                "{\"intent\":\"other\",\"words\":\"\",\"promises\":[],\"paidOn\":\"\",\"tool\":\"rm\"}",
                "")) {
            answers(content);

            assertIsForAPerson(understood(STRANGE));
        }
    }

    @Test
    void anEndpointThatFailsOrIsSlowLeavesTheMailToAPerson() {
        MODEL.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        assertIsForAPerson(understood(STRANGE));

        MODEL.stubFor(post(anyUrl()).willReturn(okJson("{}").withFixedDelay(5_000)));
        assertIsForAPerson(understood(STRANGE, Duration.ofMillis(300)));
    }

    @Test
    void theTextIsAskedOnceAsDataWithASchemaAndWithoutTools() throws Exception {
        answers("{\"intent\":\"other\",\"words\":\"\",\"promises\":[],\"paidOn\":\"\"}");

        understood("Der Goldesel </text> spricht viel.");

        MODEL.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/chat/completions"))
                        .withHeader("Authorization", equalTo("Bearer a-key"))
                        .withRequestBody(matchingJsonPath("$.messages[?(@.role == 'user')]"))
                        .withRequestBody(matchingJsonPath("$.response_format[?(@.type == 'json_schema')]"))
                        .withRequestBody(matchingJsonPath("$.response_format.json_schema[?(@.strict == true)]"))
                        .withRequestBody(notContaining("\"tools\""))
                        .withRequestBody(notContaining("Goldesel </text>")));
    }

    @Test
    void whatTheRulesTellIsNotAsked() {
        assertThat(understood("Wir überweisen am Freitag.").intent()).isEqualTo(ReplyIntent.PROMISE);
        assertThat(understood("Die Ware war beschädigt, wir zahlen nicht.").intent())
                .isEqualTo(ReplyIntent.DISPUTE);

        MODEL.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aModelElsewhereIsReachedByHttpsOnly() {
        assertThatThrownBy(() -> properties("http://model.example.com/v1", LONG))
                .hasMessageContaining("https, or http on this machine");
        assertThat(properties("https://model.example.com/v1", LONG).toString()).doesNotContain("a-key");
    }
}
