package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Standing;
import org.dunning.outbox.Approvals;
import org.dunning.run.ItemStory;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the policy needs of the ledger: occurrences, approvals, holds, the chosen row. Both ledgers keep it. */
abstract class PolicyContract {

    private static final LocalDate TODAY = SmallErp.TODAY;

    @TempDir
    Path folder;

    abstract String ledgerUrl(Path folder) throws Exception;

    private Connector start(SmallErp erp, String... more) throws Exception {
        String[] settings = new String[more.length + 1];
        settings[0] = "dunning.config=" + folder.resolve("config");
        System.arraycopy(more, 0, settings, 1, more.length);
        return new Connector(folder, erp, ledgerUrl(folder), settings);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("config").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aRepeatedStageIsSentAsOftenAsItMayAndThenAPersonTakesOver() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                stages:
                  - { stage: friendly, days-from-due: 1, repeat: { every-days: 10, times: 3 }, level: 1 }
                """);
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp)) {
            for (int day = 0; day <= 40; day++) {
                connector.on(TODAY.plusDays(day)).run();
            }

            assertThat(connector
                            .bean(Ledger.class)
                            .sql("select business_date from notice order by id")
                            .query(LocalDate.class)
                            .list())
                    .containsExactly(TODAY, TODAY.plusDays(10), TODAY.plusDays(20));
            assertThat(connector.mails()).hasSize(3);
            assertThat(connector.bean(Standing.class).openTasks()).isEqualTo(Map.of("LAST_STAGE", 1L));
        }
    }

    @Test
    void afterTenDaysWithoutARunThereIsOneNoticeAtTheLowestUnservedStage() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3).item("A-2", "D1", "10.00", 0);
        try (var connector = start(erp)) {
            connector.run();
            RunReport late = connector.on(TODAY.plusDays(10)).run();
            assertThat(late.notices()).extracting(NoticeSummary::stage).containsExactly("friendly");
            assertThat(connector.on(TODAY.plusDays(11)).run().notices()).isEmpty();
            assertThat(connector.mails()).hasSize(2);
        }
    }

    @Test
    void twoDifferentPeopleMustAgreeWhereTwoAreAsked() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                approvals: { two-people-above: { EUR: 50 } }
                stages:
                  - { stage: friendly, days-from-due: 1 }
                """);
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp)) {
            long notice = connector.run().notices().get(0).number();
            var approvals = connector.bean(Approvals.class);

            assertThat(approvals
                            .approve(List.of(notice), "Ana Ruiz", null)
                            .get(0)
                            .message())
                    .endsWith("approved by Ana Ruiz; a second person must approve it too");
            connector.run();
            assertThat(connector.mails()).isEmpty();
            assertThat(approvals
                            .approve(List.of(notice), "ana ruiz ", null)
                            .get(0)
                            .done())
                    .isFalse();
            assertThat(approvals
                            .approve(List.of(notice), "Luis Gil", "agreed")
                            .get(0)
                            .done())
                    .isTrue();
            connector.run();
            assertThat(connector.mails()).hasSize(1);
        }
    }

    @Test
    void anApprovalThatWasNotUsedInTimeExpiresAndTheNoticeIsProposedAnew() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 40);
        erp.change("update dunning_open_items set erp_level = 2");
        try (var connector = start(erp)) {
            long notice = connector.run().notices().get(0).number();
            connector.bean(Approvals.class).approve(List.of(notice), "Ana Ruiz", null);

            NoticeSummary anew = connector.on(TODAY.plusDays(8)).run().notices().get(0);
            assertThat(anew.number()).isNotEqualTo(notice);
            assertThat(anew.state()).isEqualTo("PROPOSED");
            assertThat(connector.mails()).isEmpty();
        }
    }

    @Test
    void anAmountThatGrowsAboveTheLimitBeforeItIsSentNeedsAPerson() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp, "dunning.run.unattended-limit.EUR=150")) {
            connector.ask(org.dunning.run.RunRequest.propose("test"));
            erp.change("update dunning_open_items set residual = 200, amount = 200");
            connector.run();

            assertThat(connector.mails()).isEmpty();
        }
    }

    @Test
    void aHoldThatEndsOvernightIsOnTheReviewListAndNotInTheMailbox() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3).item("A-2", "D1", "50.00", 3);
        try (var connector = start(erp)) {
            connector
                    .bean(Blocks.class)
                    .hold(
                            "sql",
                            "acme",
                            "D1",
                            "A-1",
                            new DunningHold(DunningHold.Kind.BLOCK, "Ana", "returned", TODAY));
            assertThat(connector.run().outcomes()).isEqualTo(Map.of(Outcome.BLOCKED, 1L, Outcome.NOTIFY, 1L));

            RunReport next = connector.on(TODAY.plusDays(1)).run();
            assertThat(next.outcomes()).containsEntry(Outcome.HOLD_ENDED, 1L);
            assertThat(connector.bean(Standing.class).openTasks()).isEqualTo(Map.of("HOLD_ENDED", 1L));
            assertThat(connector.mails()).hasSize(1);

            connector.bean(Blocks.class).release("sql", "acme", "D1", "A-1", "Ana");
            assertThat(connector.on(TODAY.plusDays(7)).run().notices())
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.items()).containsExactly("A-1"));
            assertThat(connector.bean(Standing.class).openTasks()).isEmpty();
        }
    }

    @Test
    void theTableChoosesTheProcedureAndTheRowIsKept() throws Exception {
        write(
                "mappings/procedures/gentle.yaml",
                """
                name: gentle
                minimum-gap-days: 7
                stages:
                  - { stage: friendly, days-from-due: 20 }
                """);
        write(
                "mappings/procedure-table.yaml",
                """
                rows:
                  - when: { segment: [key-account] }
                    procedure: gentle
                  - procedure: standard
                """);
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3).item("B-1", "D2", "100.00", 3);
        erp.change("update dunning_open_items set segment = 'key-account' where debtor_no = 'D1'");
        try (var connector = start(erp)) {
            assertThat(connector.run().notices())
                    .extracting(NoticeSummary::debtor)
                    .containsExactly("D2");
            assertThat(ItemStory.of(connector.bean(ItemFiles.class).of("B-1").get(0)))
                    .anyMatch(line -> line.contains("procedure standard by row 2, everybody else"));
        }
    }

    @Test
    void whatIsClaimedOnTopIsInTheLetterAndSurvivesThePaymentUntilSomebodyDecides() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                late-payment: es
                stages:
                  - { stage: firm, days-from-due: 1, late-interest: true, compensation: true, fee: { EUR: 5 } }
                """);
        write("mappings/rates/ecb.yaml", "name: ecb\nrates:\n  - { from: 2026-07-01, rate: 2.15, source: a test }\n");
        write(
                "mappings/records/sql.yaml",
                Files.readString(Path.of("mappings/records/sql.yaml"))
                        .replace("fields:\n", "fields:\n  debtor-type: { default: business }\n"));
        var erp = new SmallErp(folder).item("A-1", "D1", "1000.00", 30);
        try (var connector = start(erp)) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
            assertThat(mailText(connector))
                    .contains("8,34 EUR", "10,15 %", "40,00 EUR", "5,00 EUR", "1.053,34 EUR", "1.000,00 EUR")
                    .contains(
                            "Un pago parcial se imputa por este orden: intereses de demora 8,34 EUR; principal 1.000,00 EUR;"
                                    + " costes 45,00 EUR (artículo 1173 del Código Civil)");
            assertThat(ItemStory.of(connector.bean(ItemFiles.class).of("A-1").get(0)))
                    .contains(
                            "    claimed on top, in the letter only: compensation 40.00 EUR, fee 5.00 EUR, interest 8.34"
                                    + " EUR; a part payment is set off against interest, principal (artículo 1173 del Código Civil)");

            erp.pay("A-1");
            erp.item("B-1", "D2", "1.00", -90);
            connector.on(TODAY.plusDays(1)).run();
            assertThat(connector.bean(Standing.class).tasks(9))
                    .extracting(Standing.OpenTask::detail)
                    .containsExactly(
                            "waive or keep 48.34 EUR claimed for A-1; waive or keep 5.00 EUR claimed for notice 1");

            var claims = connector.bean(org.dunning.ledger.ClaimsLeft.class);
            claims.open("sql", "acme").forEach(claim -> claims.decide("sql", "acme", claim, true, "goodwill", "Ana"));
            connector.on(TODAY.plusDays(2)).run();
            assertThat(connector.bean(Standing.class).openTasks()).isEmpty();
        }
    }

    @Test
    void aMissingRateHoldsWhatWouldClaimByItAndNothingElse() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                late-payment: es
                stages:
                  - { stage: friendly, days-from-due: 1 }
                  - { stage: firm, days-from-due: 15, late-interest: true }
                """);
        write(
                "mappings/rates/ecb.yaml",
                "name: ecb\nrates:\n  - { from: 2026-01-01, until: 2026-06-30, rate: 2.15, source: a test }\n");
        write(
                "mappings/records/sql.yaml",
                Files.readString(Path.of("mappings/records/sql.yaml"))
                        .replace("fields:\n", "fields:\n  debtor-type: { default: business }\n"));
        var erp = new SmallErp(folder).item("A-1", "D1", "1000.00", 3);
        try (var connector = start(erp)) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 1L));

            erp.item("B-1", "D2", "1000.00", -10);
            RunReport report = connector.on(TODAY.plusDays(13)).run();
            assertThat(report.deliveries()).as("the friendly notice").isEqualTo(Map.of("SENT", 1L));
            assertThat(report.outcomes()).containsEntry(Outcome.RATE_MISSING, 1L);
            assertThat(String.join(
                            "\n",
                            ItemStory.of(
                                    connector.bean(ItemFiles.class).of("A-1").get(0))))
                    .contains(
                            "RATE_MISSING firm",
                            "mappings/rates/ecb.yaml has no rate for 2026-11-18; add it with its source");

            write(
                    "mappings/rates/ecb.yaml",
                    "name: ecb\nrates:\n  - { from: 2026-07-01, rate: 2.15, source: a test }\n");
            assertThat(connector.on(TODAY.plusDays(14)).run().deliveries())
                    .as("the firm notice, once its rate is known")
                    .isEqualTo(Map.of("SENT", 1L));
        }
    }

    private static String mailText(Connector connector) throws Exception {
        try (var in = Files.newInputStream(connector.mails().get(0))) {
            var mail = new jakarta.mail.internet.MimeMessage(null, in);
            var text = new java.io.ByteArrayOutputStream();
            var parts = (jakarta.mail.Multipart) mail.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                text.writeBytes(String.valueOf(parts.getBodyPart(i).getContent())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            return text.toString(java.nio.charset.StandardCharsets.UTF_8).replace('\u00a0', ' ');
        }
    }

    @Test
    void aPlanThatIsNotKeptHoldsNothingAnyMoreAndIsOnTheTaskList() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", -5).item("A-2", "D1", "50.00", -5);
        try (var connector = start(erp, "dunning.run.mode=propose")) {
            connector.run();
            var plans = connector.bean(org.dunning.ledger.Plans.class);
            var parts = plans.open("sql", "acme", "D1", List.of("A-1"));
            plans.agree(
                    "sql",
                    "acme",
                    "D1",
                    parts,
                    List.of(
                            new org.dunning.ledger.InstalmentPlan.Instalment(
                                    TODAY.plusDays(10), org.dunning.receivable.Money.of("40.00", "EUR")),
                            new org.dunning.ledger.InstalmentPlan.Instalment(
                                    TODAY.plusDays(20), org.dunning.receivable.Money.of("60.00", "EUR"))),
                    2,
                    "agreed by phone",
                    "Ana");
            assertThat(connector.on(TODAY.plusDays(8)).run().outcomes())
                    .isEqualTo(Map.of(Outcome.ON_PLAN, 1L, Outcome.NOTIFY, 1L));

            erp.change("update dunning_open_items set residual = 60 where document_no = 'A-1'");
            assertThat(connector.on(TODAY.plusDays(13)).run().outcomes()).containsEntry(Outcome.ON_PLAN, 1L);
            assertThat(connector.on(TODAY.plusDays(23)).run().outcomes()).containsEntry(Outcome.NOTIFY, 2L);
            assertThat(connector.bean(Standing.class).tasks(9))
                    .extracting(Standing.OpenTask::detail)
                    .containsExactly("plan 1 agreed by Ana was not kept");
        }
    }

    @Test
    void contactsAreCappedOverTheWeek() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 1
                contact-caps: { per-week: 2 }
                stages:
                  - { stage: friendly, days-from-due: 1, repeat: { every-days: 2, times: 5 } }
                """);
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 1).item("A-2", "D1", "70.00", "USD", 1);
        try (var connector = start(erp)) {
            for (int day = 0; day < 7; day++) {
                connector.on(TODAY.plusDays(day)).run();
            }
            assertThat(connector.mails()).hasSize(4);
            connector.on(TODAY.plusDays(7)).run();
            assertThat(connector.mails()).hasSize(6);
        }
    }

    @Test
    void aNoticeThatMissesItsWindowLeavesWhenItOpensAndOnlyOnce() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                dispatch: { from: 08:00, to: 18:00 }
                stages:
                  - { stage: friendly, days-from-due: 1 }
                """);
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3).item("B-1", "D2", "100.00", 3);
        erp.change(
                "update dunning_open_items set time_zone = 'America/Mexico_City', country = 'MX' where debtor_no = 'D2'");
        try (var connector = start(erp)) {
            var producer = connector.bean(org.apache.camel.ProducerTemplate.class);
            // Thursday, 10:00 in Madrid and 03:00 in Mexico.
            RunReport report = connector.at("2026-11-19T09:00:00Z").run();
            assertThat(connector.mails()).hasSize(1);
            assertThat(report.alarms())
                    .containsExactly(
                            "acme: 1 approved notices wait for their dispatch window; the first opens at 2026-11-19T14:00:00Z");

            producer.sendBody("direct:dispatch", null);
            assertThat(connector.mails()).hasSize(1);
            connector.at("2026-11-19T14:30:00Z");
            producer.sendBody("direct:dispatch", null);
            producer.sendBody("direct:dispatch", null);
            assertThat(connector.mails()).hasSize(2);
            assertThat(erp.notes()).containsExactly("D1 friendly A-1", "D2 friendly B-1");
        }
    }

    @Test
    void whatIsPromisedOrAgreedWhileANoticeWaitsIsNotChased() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                dispatch: { from: 14:00, to: 18:00 }
                stages:
                  - { stage: friendly, days-from-due: 1 }
                """);
        var erp = new SmallErp(folder)
                .item("A-1", "D1", "100.00", 3)
                .item("B-1", "D2", "100.00", 3)
                .item("C-1", "D3", "100.00", 3);
        try (var connector = start(erp)) {
            connector.at("2026-11-19T09:00:00Z").run();
            connector.at("2026-11-19T11:00:00Z");
            connector
                    .bean(Ledger.class)
                    .sql("insert into promise (item_id, promised_on, state, evidence, created_at) select id,"
                            + " date '2026-11-30', 'OPEN', 'by phone', timestamp with time zone '2026-11-19 11:00:00+00'"
                            + " from open_item where document = 'A-1'")
                    .update();
            var plans = connector.bean(org.dunning.ledger.Plans.class);
            plans.agree(
                    "sql",
                    "acme",
                    "D2",
                    plans.open("sql", "acme", "D2", List.of("B-1")),
                    List.of(new org.dunning.ledger.InstalmentPlan.Instalment(
                            TODAY.plusDays(10), org.dunning.receivable.Money.of("100.00", "EUR"))),
                    2,
                    "agreed by phone",
                    "Ana");

            connector.at("2026-11-19T14:30:00Z").dispatch();

            assertThat(erp.notes()).containsExactly("D3 friendly C-1");
            assertThat(connector
                            .bean(Ledger.class)
                            .sql("select answer from delivery where state = 'WITHDRAWN' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "A-1 is promised for 2026-11-30 since", "B-1 is paid by instalments since, as Ana agreed");
        }
    }

    @Test
    void aFridayNoticeMovesOverTheWeekendAndAHolidayToTheNextWorkingDay() throws Exception {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                dispatch: { from: 08:00, to: 18:00 }
                stages:
                  - { stage: friendly, days-from-due: 1 }
                """);
        write("mappings/holidays.yaml", "holidays:\n  - { date: 2026-11-23, name: patron saint, regions: [ES-MD] }\n");
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp, "dunning.companies.acme.region=ES-MD")) {
            for (String evening : List.of("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23")) {
                connector.at(evening + "T17:30:00Z").run();
                assertThat(connector.mails()).as(evening).isEmpty();
            }
            connector.at("2026-11-24T08:00:00Z").run();
            assertThat(connector.mails()).hasSize(1);
        }
    }

    @Test
    void whileTheBankEntriesAreOldNothingLeavesAndWhatWasApprovedIsKept() throws Exception {
        write(
                "mappings/records/sql.yaml",
                Files.readString(Path.of("mappings/records/sql.yaml"))
                        .replace(
                                "queries:\n",
                                "queries:\n  newest-bank-entry: select max(booked) as newest_bank_entry from bank where 'acme' = :#company\n"));
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 40);
        erp.change("create table bank (booked date)");
        erp.change("insert into bank values (date '2026-11-19')");
        erp.change("update dunning_open_items set erp_level = 2");
        try (var connector = start(erp, "dunning.run.bank-entries-max-working-days=1")) {
            long notice = connector.run().notices().get(0).number();
            connector.bean(Approvals.class).approve(List.of(notice), "Ana Ruiz", null);

            RunReport stale = connector.on(LocalDate.of(2026, 11, 24)).run();
            assertThat(stale.outcomes()).isEqualTo(Map.of(Outcome.STALE_CASH, 1L));
            assertThat(stale.alarms()).singleElement().asString().contains("nobody can know who has paid");
            assertThat(connector.mails()).isEmpty();

            erp.change("insert into bank values (date '2026-11-24')");
            connector.run();
            assertThat(connector.mails()).hasSize(1);
        }
    }
}
