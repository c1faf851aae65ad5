package org.dunning.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a provider of short messages gets of a notice that it takes. */
class ShortMessagesTest extends WithChannels {

    static String[] providers(String url) {
        return new String[] {
            "dunning.channels.whatsapp.url=" + url + "/v23.0",
            "dunning.channels.whatsapp.phone-number-id=1055",
            "dunning.channels.whatsapp.token=s3cret",
            "dunning.channels.whatsapp.template=payment_reminder",
            "dunning.channels.sms.url=" + url + "/sms",
            "dunning.channels.sms.username=AC1",
            "dunning.channels.sms.password=s3cret",
            "dunning.channels.sms.from=+34911111111"
        };
    }

    private Connector with(String... more) {
        List<String> settings = new ArrayList<>(List.of(providers(provider.baseUrl())));
        settings.addAll(List.of(more));
        return connector(settings.toArray(String[]::new));
    }

    @Test
    void aTextMessageHasTheNumberTheSenderAndWhatIsAsked() throws Exception {
        stages("  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, channels: [sms] }");
        erp.item("FV-1", "D1", "100.00", 5);
        reach("D1", null, "+34600000001", true);
        provider.stubFor(post(urlEqualTo("/sms"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM07\",\"status\":\"queued\"}")));
        try (var connector = with(
                "dunning.companies.acme.name=Acme Ibérica",
                "dunning.companies.acme.contact=Ana Ruiz +34 910 000 000")) {
            connector.run();

            assertThat(channels(connector, "D1")).containsExactly("sms SENT");
            assertThat(why(connector, "FV-1")).contains("SM07");
        }
        provider.verify(
                1,
                postRequestedFor(urlEqualTo("/sms"))
                        .withBasicAuth(new BasicCredentials("AC1", "s3cret"))
                        .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                        .withFormParam("To", equalTo("+34600000001"))
                        .withFormParam("From", equalTo("+34911111111"))
                        .withFormParam(
                                "Body",
                                equalTo("Recordatorio de pago: 100,00 EUR (Acme Ibérica)\nAna Ruiz +34 910 000 000")));
    }

    /** The codes are those of Meta's list of template languages. */
    @Test
    void aTemplateMessageIsInALanguageThatTheProviderKnows() throws Exception {
        Map<String, String> codes = new LinkedHashMap<>();
        List.of("es", "en", "de", "fr", "it", "ca").forEach(language -> codes.put(language, language));
        codes.put("pt", "pt_PT");
        codes.put("de-DE", "de");
        codes.put("es-MX", "es");
        codes.put("pt-BR", "pt_BR");
        write("mappings/notices/friendly.pt-BR.txt", Files.readString(Path.of("mappings/notices/friendly.pt.txt")));
        stages("  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, channels: [whatsapp] }");
        List<String> languages = List.copyOf(codes.keySet());
        for (int debtor = 0; debtor < languages.size(); debtor++) {
            erp.item("FV-" + debtor, "D" + debtor, "100.00", 5);
            reach("D" + debtor, null, "+3460000000" + debtor, true);
            erp.change(
                    "update dunning_open_items set language = ? where debtor_no = ?",
                    languages.get(debtor),
                    "D" + debtor);
        }
        provider.stubFor(post(anyUrl()).willReturn(aResponse().withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}")));
        try (var connector = with("dunning.notice.languages=es,en,de,fr,it,pt,ca")) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", (long) codes.size()));
        }
        for (int debtor = 0; debtor < languages.size(); debtor++) {
            provider.verify(
                    1,
                    postRequestedFor(urlEqualTo("/v23.0/1055/messages"))
                            .withRequestBody(matchingJsonPath("$.to", equalTo("3460000000" + debtor)))
                            .withRequestBody(matchingJsonPath(
                                    "$.template.language.code", equalTo(codes.get(languages.get(debtor))))));
        }
    }
}
