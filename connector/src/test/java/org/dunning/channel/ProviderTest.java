package org.dunning.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Declined;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.HandOver.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a provider says decides; only what it cannot have got is tried again, and only what it says it took is sent. */
class ProviderTest {

    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private static HandOver asked(ResponseDefinitionBuilder answer, Duration patience) {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        return asked(SERVER.baseUrl(), patience);
    }

    private static HandOver asked(String url, Duration patience) {
        return Provider.patient(patience, NOON)
                .ask(HttpRequest.newBuilder(URI.create(url + "/v23.0/1055/messages"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build());
    }

    private static HandOver asked(int status, String body) {
        return asked(aResponse().withStatus(status).withBody(body), Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.HBg1\"}]} | wamid.HBg1",
                "201 | {\"sid\":\"SM07\",\"status\":\"queued\",\"error_code\":null} | SM07"
            })
    void whatItSaysItTookIsSent(int status, String body, String number) {
        assertThat(asked(status, body)).isInstanceOfSatisfying(Accepted.class, taken -> assertThat(taken.answer())
                .startsWith(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Meta's codes come before the status
                "401 | {\"error\":{\"code\":190,\"message\":\"token expired\"}} | LOGIN",
                "500 | {\"error\":{\"code\":3}} | LOGIN",
                "400 | {\"error\":{\"code\":200}} | LOGIN",
                "403 | {\"error\":{\"code\":131031}} | LOGIN",
                "400 | {\"error\":{\"code\":131026}} | ADDRESS",
                "400 | {\"error\":{\"code\":130429}} | LATER",
                "429 | {\"error\":{\"code\":80007}} | LATER",
                "500 | {\"error\":{\"code\":131000}} | LATER",
                "400 | {\"error\":{\"code\":132001}} | OURS",
                // Twilio's
                "401 | {\"code\":20003,\"status\":401} | LOGIN",
                "400 | {\"code\":21211,\"status\":400} | ADDRESS",
                "400 | {\"code\":21610} | ADDRESS",
                "429 | {\"code\":20429} | LATER",
                "400 | {\"code\":21606} | OURS",
                "201 | {\"sid\":\"SM07\",\"status\":\"failed\",\"error_code\":21614} | ADDRESS",
                // without a code the status is all there is
                "401 | '' | LOGIN",
                "403 | <html>Forbidden</html> | LOGIN",
                "429 | '' | LATER",
                "503 | <html>Maintenance</html> | LATER",
                "404 | <html>Not found</html> | OURS",
                "302 | '' | OURS"
            })
    void aRefusalSaysWhoMendsWhat(int status, String body, Why why) {
        assertThat(asked(status, body)).isInstanceOfSatisfying(Declined.class, refusal -> {
            assertThat(refusal.why()).isEqualTo(why);
            assertThat(refusal.answer()).contains("HTTP " + status);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>Welcome to our network, please log in</html>",
                "200 | ''",
                "200 | {}",
                "204 | ''",
                "500 | {\"error\":{\"code\":1}}",
                "502 | <html>Bad gateway</html>",
                "504 | ''"
            })
    void whatDoesNotTellWhetherItTookItIsNotTriedAgain(int status, String body) {
        assertThat(asked(status, body)).isInstanceOfSatisfying(Broken.class, unknown -> {
            assertThat(unknown.progress()).isEqualTo(Progress.WRITTEN);
            assertThat(unknown.problem()).contains("HTTP " + status);
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatBreaksAfterTheMessageProvesNothing(Fault fault) {
        assertThat(asked(aResponse().withFault(fault), Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Broken.class, unknown -> assertThat(unknown.progress()).isEqualTo(Progress.WRITTEN));
    }

    @Test
    void silenceAndAnAnswerThatNeverEndsAreGivenUp() {
        var silent = aResponse().withBody("{}").withFixedDelay(20_000);
        var trickling = aResponse().withBody("{\"sid\":\"SM1\"}").withChunkedDribbleDelay(10, 20_000);

        assertThat(asked(silent, Duration.ofSeconds(1)))
                .isEqualTo(new Broken(Progress.WRITTEN, "the provider did not answer within 1 s"));
        assertThat(asked(trickling, Duration.ofSeconds(1)))
                .isEqualTo(new Broken(Progress.WRITTEN, "the provider did not answer within 1 s"));
    }

    @Test
    void ofAHugeAnswerOnlyTheBeginningIsRead() {
        assertThat(asked(200, "x".repeat(30_000_000)))
                .isInstanceOfSatisfying(
                        Broken.class, unknown -> assertThat(unknown.problem()).hasSizeLessThan(500));
    }

    @Test
    void whatCannotBeReachedGotNothing() {
        var none =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        none.start();
        String url = none.baseUrl();
        none.stop();

        assertThat(asked(url, Duration.ofSeconds(20))).isInstanceOfSatisfying(Broken.class, refused -> {
            assertThat(refused.progress()).isEqualTo(Progress.NOT_STARTED);
            assertThat(refused.problem()).contains("cannot be reached");
        });
    }

    @Test
    void whatSpeaksNoTlsGotNothing() throws Exception {
        try (var plain = new PlainHttp()) {
            assertThat(asked(plain.httpsUrl(), Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(Broken.class, refused -> {
                        assertThat(refused.progress()).isEqualTo(Progress.NOT_STARTED);
                        assertThat(refused.problem()).contains("the provider cannot be reached");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7 | PT7S", "Fri, 20 Nov 2026 13:00:00 GMT | PT1H", "soon | ", "99999999999999 | "})
    void howLongItAsksUsToWaitIsKept(String header, Duration wait) {
        assertThat(asked(aResponse().withStatus(429).withHeader("Retry-After", header), Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Declined.class, later -> assertThat(later.after()).isEqualTo(wait));
    }
}
