package org.dunning.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunning.inbox.Inbox;
import org.dunning.inbox.ReviewDesk;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Standing;
import org.dunning.outbox.Approvals;
import org.dunning.outbox.ChannelDesk;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.dunning.run.NoticeSummary;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;

/** Letters, calls, short messages and the handover, in the order in which a stage names them. */
class ChannelsTest extends WithChannels {

    @Test
    void aBounceGivesTheStageToItsNextChannel() throws Exception {
        stages("  - { stage: friendly, days-from-due: 3, channels: [mail, letter] }");
        erp.item("FV-1", "D1", "100.00", 3);
        erp.change("update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid'");
        try (var connector = connector()) {
            connector.run();
            String id = connector
                    .bean(Ledger.class)
                    .sql("select message_id from delivery")
                    .query(String.class)
                    .single();
            connector
                    .bean(Inbox.class)
                    .receive(WithMailbox.report(id, "5.1.1", "failed").getBytes(StandardCharsets.US_ASCII));
            connector.on(TODAY.plusDays(1)).run();

            assertThat(channels(connector, "D1")).containsExactly("mail BOUNCED", "letter SENT");
        }
    }

    @Test
    void anInsolvencyThatAPersonConfirmedEndsEveryChannelUntilAPersonReleasesIt() throws Exception {
        stages(
                "  - { stage: friendly, days-from-due: 3, channels: [mail] }",
                "  - { stage: firm, days-from-due: 17, channels: [mail, letter] }",
                "  - { stage: talk, days-from-due: 30, channels: [call, letter] }",
                "  - { stage: agency, days-from-due: 45, channels: [handover] }");
        erp.item("FV-1", "D1", "100.00", 3);
        erp.change(
                "update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid', phone = '+34 910 000 001'");
        try (var connector = connector()) {
            connector.run();
            Ledger ledger = connector.bean(Ledger.class);
            String id = ledger.sql("select message_id from delivery")
                    .query(String.class)
                    .single();
            connector
                    .bean(Inbox.class)
                    .receive(
                            ("From: <d1@debtor.example>\nTo: ar@acme.example\nSubject: Re: Factura\nMessage-ID: <i@debtor.example>\n"
                                            + "Date: Sat, 21 Nov 2026 10:00:00 +0100\nIn-Reply-To: " + id + "\n\n"
                                            + "Les informamos de que la sociedad ha sido declarada en concurso de acreedores.")
                                    .getBytes(StandardCharsets.UTF_8));
            ReviewDesk desk = connector.bean(ReviewDesk.class);

            assertThat(desk.reply(1).orElseThrow().story())
                    .anyMatch(line -> line.contains("because an insolvency or a death is always for a person"));
            assertThat(desk.confirm(1, "Ana", "register says so").message())
                    .contains("an insolvency or a death", "the debtor rests until a person releases it");

            assertThat(ledger.sql("select kind || ' ' || owner || ' ' || reason from dunning_block"
                                    + " where document is null and until is null and released_at is null")
                            .query(String.class)
                            .list())
                    .containsExactly("BLOCK Ana an insolvency or a death says reply 1");
            assertThat(ledger.sql("select address from suppressed_address")
                            .query(String.class)
                            .list())
                    .isEmpty();
            erp.change("update dunning_open_items set email = 'other@debtor.example'");
            for (int days : List.of(14, 28, 45, 90, 400)) {
                connector.on(TODAY.plusDays(days)).run();
            }
            assertThat(channels(connector, "D1")).containsExactly("mail SENT");

            assertThat(desk.dismiss(1, "Ana", "it was withdrawn").done()).isTrue();
            connector.on(TODAY.plusDays(401)).run();
            assertThat(channels(connector, "D1")).hasSize(2);
        }
    }

    @Test
    void aRegisteredLetterIsPrintedPostedAndNoted() throws Exception {
        stages("  - { stage: formal, days-from-due: 30, days-to-pay: 7, level: 1, channels: [registered-letter] }");
        erp.item("FV-1", "D1", "1234.56", 40);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", "+34 910 000 001", false);
        Path receipt = Files.writeString(folder.resolve("receipt.txt"), "Correos RR123456789ES");
        try (var connector = connector("dunning.companies.acme.payment.iban=ES9121000418450200051332")) {
            RunReport report = connector.run();

            assertThat(report.alarms()).isEmpty();
            List<Path> printed = files("letters");
            assertThat(printed).hasSize(2);
            try (var pdf = Loader.loadPDF(printed.get(0).toFile())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("Debtor D1", "Calle Mayor, 1", "28013 Madrid", "1.234,56 EUR", "FV-1")
                        .contains("Requerimiento formal de pago", "IBAN: ES91 2100 0418 4502 0005 1332");
                assertThat(pdf.getPage(0).getResources().getXObjectNames()).hasSize(1);
            }
            assertThat(Files.readString(printed.get(1)))
                    .contains("\"yes\"", "\"Calle Mayor, 1, 28013 Madrid\"")
                    .contains(printed.get(0).getFileName().toString());
            long number = report.notices().get(0).number();
            assertThat(connector
                            .bean(ChannelDesk.class)
                            .posted(number, "RR123456789ES", receipt, "Ana Ruiz")
                            .done())
                    .isTrue();
            connector.on(TODAY.plusDays(1)).run();
            assertThat(connector.mails()).isEmpty();
            assertThat(erp.noteTexts())
                    .anySatisfy(note -> assertThat(note).contains("stage formal", "sent by registered-letter"))
                    .anySatisfy(note -> assertThat(note).contains("registered letter RR123456789ES", "Ana Ruiz"));
        }
    }

    @Test
    void aCallIsATaskAndTheNextChannelTakesOverWhereNobodyAnswers() throws Exception {
        stages("  - { stage: firm, days-from-due: 10, days-to-pay: 7, level: 1, channels: [call, letter] }");
        erp.item("FV-1", "D1", "100.00", 20).item("FV-2", "D2", "100.00", 20);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", "0034 (910) 000-001", false);
        reach("D2", "Calle Menor, 2\n28013 Madrid", "ask Ana", false);
        try (var connector = connector()) {
            RunReport report = connector.run();

            assertThat(channels(connector, "D1")).containsExactly("call SENT");
            assertThat(channels(connector, "D2")).containsExactly("letter SENT");
            assertThat(Files.readString(files("calls").get(0)))
                    .contains("CALL +34910000001", "100,00 EUR", "--outcome promised|");
            assertThat(connector.bean(Standing.class).openTasks()).containsEntry("CALL", 1L);
            NoticeSummary call = report.notices().stream()
                    .filter(notice -> notice.debtor().equals("D1"))
                    .findFirst()
                    .orElseThrow();
            var desk = connector.bean(ChannelDesk.class);
            assertThat(desk.called(call.number(), CallOutcome.NO_ANSWER, "Ana Ruiz", "voicemail")
                            .done())
                    .isTrue();
            assertThat(desk.called(call.number(), CallOutcome.REACHED, "Ana Ruiz", null)
                            .done())
                    .isFalse();
            assertThat(connector.bean(Standing.class).openTasks()).doesNotContainKey("CALL");

            connector.on(TODAY.plusDays(1)).run();
            assertThat(channels(connector, "D1")).containsExactly("call BOUNCED", "letter SENT");
            assertThat(erp.noteTexts())
                    .anySatisfy(note -> assertThat(note).contains("call: no-answer, voicemail (Ana Ruiz)"));
        }
    }

    @Test
    void aHandoverNeedsAPersonPacksTheCaseAndEndsOurOwnDunning() throws Exception {
        stages(
                "  - { stage: formal, days-from-due: 10, days-to-pay: 7, level: 1, channels: [mail] }",
                "  - { stage: agency, days-from-due: 20, days-to-pay: 7, level: 2, approval: one-person, channels: [handover] }");
        erp.item("FV-1", "D1", "100.00", 15);
        try (var connector = connector("dunning.channels.handover-to=Inkasso Ejemplo")) {
            connector.run();
            RunReport later = connector.on(TODAY.plusDays(8)).run();
            assertThat(folder.resolve("handovers")).doesNotExist();
            connector
                    .bean(Approvals.class)
                    .approve(List.of(later.notices().get(0).number()), "Ana Ruiz", null);
            connector.run();

            var pack = new TreeMap<String, String>();
            try (var zip =
                    new ZipInputStream(Files.newInputStream(files("handovers").get(0)))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    pack.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertThat(pack.keySet()).contains("case.txt", "items.csv", "letter.pdf");
            assertThat(pack.keySet()).anyMatch(name -> name.startsWith("messages/") && name.endsWith("-mail.eml"));
            assertThat(pack.get("case.txt")).contains("Handed to: Inkasso Ejemplo", "Total due: 100.00 EUR");
            assertThat(pack.get("items.csv")).contains("\"FV-1\"");

            erp.item("FV-2", "D1", "50.00", 30);
            RunReport after = connector.on(TODAY.plusDays(40)).run();
            assertThat(after.notices()).isEmpty();
            assertThat(channels(connector, "D1")).containsExactly("mail SENT", "handover SENT");
            assertThat(erp.noteTexts()).anySatisfy(note -> assertThat(note)
                    .contains(
                            "handed over to an agency or a lawyer",
                            "to Inkasso Ejemplo, pack ",
                            "own dunning of this debtor ends"));
        }
    }

    @Test
    void shortMessagesGoToWhoAgreedAndALetterWhereTheProviderRefuses() throws Exception {
        stages(
                "  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, channels: [whatsapp, sms, letter] }");
        for (int debtor = 1; debtor <= 5; debtor++) {
            erp.item("FV-" + debtor, "D" + debtor, "100.00", 5);
            reach("D" + debtor, "Calle " + debtor + "\nMadrid", "+3460000000" + debtor, debtor != 2);
        }
        provider.stubFor(whatsapp("34600000001", aResponse().withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}")));
        provider.stubFor(
                whatsapp("34600000003", aResponse().withStatus(400).withBody("{\"error\":{\"code\":132001}}")));
        provider.stubFor(whatsapp("34600000004", aResponse().withStatus(429)));
        provider.stubFor(whatsapp("34600000005", aResponse().withFault(Fault.EMPTY_RESPONSE)));
        provider.stubFor(post(urlEqualTo("/sms"))
                .willReturn(aResponse().withStatus(400).withBody("{\"code\": 21211, \"message\": \"Invalid 'To'\"}")));
        try (var connector = connector(
                "dunning.channels.whatsapp.url=" + provider.baseUrl() + "/v23.0",
                "dunning.channels.whatsapp.phone-number-id=1055",
                "dunning.channels.whatsapp.token=s3cret",
                "dunning.channels.whatsapp.template=payment_reminder",
                "dunning.channels.sms.url=" + provider.baseUrl() + "/sms",
                "dunning.channels.sms.username=AC1",
                "dunning.channels.sms.password=s3cret",
                "dunning.channels.sms.from=+34911111111")) {
            connector.run();

            assertThat(channels(connector, "D1")).containsExactly("whatsapp SENT");
            assertThat(channels(connector, "D2")).containsExactly("letter SENT");
            assertThat(channels(connector, "D3")).containsExactly("whatsapp FAILED");
            assertThat(channels(connector, "D4")).containsExactly("whatsapp RETRY");
            assertThat(channels(connector, "D5")).containsExactly("whatsapp SUSPECT");
            provider.verify(postRequestedFor(urlEqualTo("/v23.0/1055/messages"))
                    .withHeader("Authorization", equalTo("Bearer s3cret"))
                    .withRequestBody(matchingJsonPath("$.messaging_product", equalTo("whatsapp")))
                    .withRequestBody(matchingJsonPath("$.template.name", equalTo("payment_reminder")))
                    .withRequestBody(matchingJsonPath("$.template.language.code", equalTo("es")))
                    .withRequestBody(
                            matchingJsonPath("$.template.components[0].parameters[1].text", containing("100,00 EUR")))
                    .withRequestBody(matchingJsonPath("$.to", equalTo("34600000001"))));

            connector.on(TODAY.plusDays(1)).run();
            connector.on(TODAY.plusDays(2)).run();
            assertThat(channels(connector, "D3")).containsExactly("whatsapp FAILED", "sms FAILED", "letter SENT");
            provider.verify(postRequestedFor(urlEqualTo("/sms"))
                    .withBasicAuth(new BasicCredentials("AC1", "s3cret"))
                    .withRequestBody(containing("To=%2B34600000003")));
        }
    }

    private static MappingBuilder whatsapp(String to, ResponseDefinitionBuilder answer) {
        return post(urlEqualTo("/v23.0/1055/messages"))
                .withRequestBody(matchingJsonPath("$.to", equalTo(to)))
                .willReturn(answer);
    }
}
