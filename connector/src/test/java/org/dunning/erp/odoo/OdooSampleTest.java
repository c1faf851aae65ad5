package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.dunning.DunningApplication;
import org.dunning.receivable.OpenItem;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** config-samples/odoo as it is, over a small Odoo. */
class OdooSampleTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void runsFromTheReceivablesToTheNoteOnTheInvoices(int version) throws Exception {
        try (var odoo = new OdooStub(version)) {
            odoo.put("res.company", 1, "name", "Tomillo");
            contact(odoo, 11, "D").put("email", "d@example.org");
            contact(odoo, 12, "No address");
            invoice(odoo, 1, 101, 11, "100").put("company_id", 1);
            invoice(odoo, 2, 102, 11, "50").put("company_id", 1);
            invoice(odoo, 3, 103, 11, "-30").put("company_id", 1);
            invoice(odoo, 4, 104, 12, "9").put("company_id", 1);
            try (var connector = start(odoo.url())) {
                var camel = connector.getBean(ProducerTemplate.class);
                RunReport report = camel.requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);

                assertThat(report.complete()).isTrue();
                assertThat(report.alarms()).isEmpty();
                assertThat(report.outcomes())
                        .isEqualTo(Map.of(Outcome.NOTIFY, 2L, Outcome.NETTED, 1L, Outcome.NO_CONTACT, 1L));
                assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 1L));
                assertThat(odoo.table("mail.message").values())
                        .extracting(note -> note.path("res_id").asLong())
                        .containsExactlyInAnyOrder(101L, 102L);
                theMailHasTheNotesId(odoo);
                theMailIsAFileOfBothNotes(odoo);
                assertThat(camel.requestBody("direct:erp-contacts", List.of("dun-x"), List.class))
                        .isEmpty();
                assertThat(camel.requestBody("direct:erp-capabilities", "", Map.class))
                        .containsEntry("erp-open-items", "yes");
                odoo.table("account.move").get(101L).put("move_type", "entry");
                assertThat(camel.requestBody("direct:erp-document", item(odoo), byte[].class))
                        .isNull();
            }
        }
    }

    private void theMailHasTheNotesId(OdooStub odoo) throws Exception {
        String id = odoo.table("mail.message")
                .values()
                .iterator()
                .next()
                .path("message_id")
                .asText();
        try (Stream<Path> mails = Files.list(folder.resolve("mail"))) {
            Path mail = mails.filter(file -> file.toString().endsWith(".eml"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(mail)).contains("Message-ID: " + id);
        }
    }

    private static void theMailIsAFileOfBothNotes(OdooStub odoo) {
        assertThat(odoo.table("ir.attachment").values()).singleElement().satisfies(file -> {
            assertThat(file.path("res_model").asText()).isEqualTo("mail.message");
            assertThat(new String(Base64.getDecoder().decode(file.path("datas").asText()), StandardCharsets.UTF_8))
                    .contains("Message-ID: <dun.");
        });
        assertThat(odoo.table("mail.message").values()).isNotEmpty().allSatisfy(note -> assertThat(
                        note.path("attachment_ids").toString())
                .isEqualTo("[[4,1]]"));
    }

    private static OpenItem item(OdooStub odoo) {
        var kit = new OdooKit(odoo.url());
        return kit.mapped(kit.items
                        .recheck(new org.dunning.ledger.RecheckRequest(
                                "tomillo", "1", OdooKit.ON, List.of("101/1"), List.of()))
                        .get(0))
                .item();
    }

    private ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(started -> ((GenericApplicationContext) started)
                        .registerBean(
                                "testClock",
                                Clock.class,
                                () -> Clock.fixed(OdooKit.NOW, ZoneOffset.UTC),
                                bean -> bean.setPrimary(true)))
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(
                        "--spring.config.location=classpath:/,file:config-samples/odoo/",
                        "--dunning.config=config-samples/odoo",
                        "--dunning.run.mode=send",
                        "--dunning.odoo.attach-mail=true",
                        "--dunning.erp-api.url=" + url,
                        "--dunning.erp-api.password=" + OdooStub.KEY,
                        "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                        "--dunning.mail.folder=" + folder.resolve("mail"));
    }
}
