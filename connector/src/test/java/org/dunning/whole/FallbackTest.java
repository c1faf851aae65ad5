package org.dunning.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.ArrayList;
import java.util.List;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.PlainHttp;
import org.dunning.outbox.Suspects;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a notice whose channel fails, over two runs: the debtor gets it once, by one channel. */
class FallbackTest extends WithChannels {

    private Connector reminding(String channels, String... more) throws Exception {
        stages("  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, channels: [" + channels + "] }");
        erp.item("FV-1", "D1", "100.00", 5);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", "+34600000001", true);
        List<String> all = new ArrayList<>(List.of(
                "dunning.channels.whatsapp.url=" + provider.baseUrl(),
                "dunning.channels.whatsapp.phone-number-id=1055",
                "dunning.channels.whatsapp.token=s3cret",
                "dunning.channels.whatsapp.template=payment_reminder",
                "dunning.channels.patience=2s"));
        all.addAll(List.of(more));
        return connector(all.toArray(String[]::new));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        provider.resetAll();
        provider.stubFor(any(anyUrl()).willReturn(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":{\"code\":190,\"message\":\"token expired\"}} | RETRY  | refuses our login",
                "429 | {\"error\":{\"code\":130429}}                          | RETRY  | HTTP 429",
                "503 | <html>Maintenance</html>                               | RETRY  | HTTP 503, no JSON",
                "400 | {\"error\":{\"code\":131026}}                          | FAILED | 131026",
                "400 | {\"error\":{\"code\":132001}}                          | FAILED | refuses the message"
            })
    void theNextChannelTakesOverOnTheNextDay(int status, String body, String state, String words) throws Exception {
        try (var connector = reminding("whatsapp, letter")) {
            answers(aResponse().withStatus(status).withBody(body));
            connector.run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp " + state);
            assertThat(why(connector, "FV-1")).contains(words);

            connector.on(TODAY.plusDays(1)).run();
            connector.on(TODAY.plusDays(2)).run();

            assertThat(channels(connector, "D1"))
                    .containsExactly("whatsapp " + (state.equals("RETRY") ? "WITHDRAWN" : state), "letter SENT");
            provider.verify(1, anyRequestedFor(anyUrl()));
            if (state.equals("RETRY")) {
                assertThat(why(connector, "FV-1")).contains("whatsapp has not taken it, so letter takes over");
            }
            assertThat(erp.notes()).hasSize(1);
        }
    }

    @Test
    void aProviderThatCannotBeReachedHandsOverToTheLetterToo() throws Exception {
        try (var connector = reminding("whatsapp, letter", "dunning.channels.whatsapp.url=http://127.0.0.1:1")) {
            connector.run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp RETRY");
            assertThat(why(connector, "FV-1")).contains("cannot be reached");

            connector.on(TODAY.plusDays(1)).run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp WITHDRAWN", "letter SENT");
        }
    }

    @Test
    void aProviderThatSpeaksNoTlsGotNothingAndHandsOverToTheLetterToo() throws Exception {
        try (var plain = new PlainHttp();
                var connector = reminding("whatsapp, letter", "dunning.channels.whatsapp.url=" + plain.httpsUrl())) {
            connector.run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp RETRY");
            assertThat(why(connector, "FV-1")).contains("not delivered: the provider cannot be reached");

            connector.on(TODAY.plusDays(1)).run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp WITHDRAWN", "letter SENT");
        }
    }

    @Test
    void whatAnswersAgainOnTheSameDayKeepsItsNotice() throws Exception {
        try (var connector = reminding("whatsapp, letter")) {
            answers(aResponse().withStatus(429).withHeader("Retry-After", "1800"));
            connector.at("2026-11-20T10:00:00Z").run();
            answers(aResponse().withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}"));
            connector.at("2026-11-20T10:20:00Z").run();
            assertThat(channels(connector, "D1"))
                    .as("half an hour was asked for")
                    .containsExactly("whatsapp RETRY");

            connector.at("2026-11-20T10:31:00Z").run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp SENT");
            provider.verify(1, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void theOnlyChannelGoesOnTrying() throws Exception {
        try (var connector = reminding("whatsapp")) {
            answers(aResponse().withStatus(429));
            connector.run();
            connector.on(TODAY.plusDays(1)).run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp RETRY");

            answers(aResponse().withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}"));
            connector.on(TODAY.plusDays(2)).run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp SENT");
        }
    }

    @ParameterizedTest
    @CsvSource({"timeout", "nothing", "html"})
    void ofWhichNobodyKnowsIsHeldUntilAPersonSays(String how) throws Exception {
        try (var connector = reminding("whatsapp, letter")) {
            answers(
                    switch (how) {
                        case "timeout" -> aResponse().withBody("{}").withFixedDelay(8_000);
                        case "nothing" -> aResponse().withFault(Fault.EMPTY_RESPONSE);
                        default -> aResponse().withBody("<html>Please log in</html>");
                    });
            RunReport report = connector.run();
            connector.on(TODAY.plusDays(1)).run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp SUSPECT");
            provider.verify(1, anyRequestedFor(anyUrl()));
            assertThat(why(connector, "FV-1")).contains("handed over, but no answer came");

            long notice = report.notices().get(0).number();
            connector.bean(Suspects.class).resolve(List.of(notice), false, "Ana Ruiz", "not in the provider's list");
            connector.on(TODAY.plusDays(2)).run();
            assertThat(channels(connector, "D1")).containsExactly("whatsapp WITHDRAWN", "letter SENT");
            provider.verify(1, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void aRefusedLoginIsAskedOnceForAllNoticesOfARunWithOneAlarm() throws Exception {
        try (var connector = reminding("whatsapp")) {
            for (int i = 2; i <= 9; i++) {
                erp.item("FV-" + i, "D" + i, "100.00", 5);
                reach("D" + i, "Calle " + i, "+3460000000" + i, true);
            }
            answers(aResponse().withStatus(401).withBody("{\"error\":{\"code\":190}}"));
            RunReport report = connector.run();

            assertThat(report.alarms())
                    .singleElement()
                    .asString()
                    .startsWith("acme: whatsapp rests (the provider refuses our login: HTTP 401")
                    .contains("mend dunning.channels.whatsapp")
                    .doesNotContain("s3cret");
            // Those on their way at the same time may have asked, too.
            assertThat(provider.getAllServeEvents()).hasSizeLessThan(6);

            answers(aResponse().withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}"));
            connector.at("2026-11-20T13:00:00Z").run();
            assertThat(rows(connector, "select distinct state from delivery")).containsExactly("SENT");
            provider.verify(9, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void anAddressThatTheMailServerRefusesGivesTheStageToTheLetter() throws Exception {
        try (var server = new FaultySmtpServer().always(At.RCPT, "550 5.1.1 no such user");
                var connector = reminding(
                        "mail, letter",
                        "dunning.mail.transport=smtp",
                        "dunning.mail.host=127.0.0.1",
                        "dunning.mail.tls=none",
                        "dunning.mail.port=" + server.port())) {
            erp.change("update dunning_open_items set email = 'd1@debtor.example'");
            connector.run();
            assertThat(channels(connector, "D1")).containsExactly("mail FAILED");

            connector.on(TODAY.plusDays(1)).run();
            assertThat(channels(connector, "D1")).containsExactly("mail FAILED", "letter SENT");
            assertThat(why(connector, "FV-1")).contains("550 at recipient");
            assertThat(files("letters")).hasSize(2);
        }
    }
}
