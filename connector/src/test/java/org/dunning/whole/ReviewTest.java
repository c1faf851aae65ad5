package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dunning.inbox.Correction;
import org.dunning.inbox.ReplyFile;
import org.dunning.inbox.ReviewDesk;
import org.dunning.ledger.Standing;
import org.junit.jupiter.api.Test;

/** What a person decides on answers, and what follows from it. */
class ReviewTest extends WithMailbox {

    private ReviewDesk desk() {
        return connector.bean(ReviewDesk.class);
    }

    private static Correction meant(String intent, String promises) {
        return Correction.of(intent, promises, "", null, null, null);
    }

    @Test
    void aPromiseForAPersonIsReadWithItsEvidenceAndConfirmedInOneStep() throws Exception {
        arrives(mail(
                "other@elsewhere.example",
                "In-Reply-To: " + messageId() + "\n",
                "Os pago el viernes 11 de diciembre sin falta."));

        ReplyFile reply = desk().replies(false, 10).get(0);
        assertThat(String.join("\n", reply.story()))
                .contains("reply 1  REVIEW, to be read by", "debtor D1 Debtor D1 of acme, notice 1")
                .contains("understood as promise, by 2026-12-11", "its sender is not the debtor's", "[[");
        assertThat(connector.bean(Standing.class).openTasks()).containsEntry("REPLY", 1L);

        assertThat(desk().confirm(1, "Ana", "rang them").message())
                .startsWith(
                        "reply 1 is confirmed by Ana as promise (by 2026-12-11) (rang them); what follows: 1 item rests");
        assertThat(rows("select state || ' ' || owner from promise")).containsExactly("OPEN Ana");
        assertThat(connector.bean(Standing.class).openTasks()).doesNotContainKey("REPLY");
        assertThat(desk().confirm(1, "Eva", null).done()).isFalse();
        assertThat(desk().replies(false, 10)).isEmpty();
        assertThat(desk().replies(true, 10)).hasSize(1);
    }

    @Test
    void whatTheReceivingServerFoundOutAboutTheSenderIsShown() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId()
                        + "\nAuthentication-Results: mx.acme.example; spf=pass smtp.mailfrom=x.example; dkim=none; dmarc=fail\n",
                "Os pago el viernes 11 de diciembre sin falta."));
        arrives(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "No pagamos, vino roto."));

        List<ReplyFile> replies = desk().replies(false, 10);
        assertThat(String.join("\n", replies.get(0).story()))
                .contains("  sender spf pass, dkim none, dmarc fail, says mx.acme.example");
        assertThat(String.join("\n", replies.get(1).story())).contains("  sender not checked by any server");
    }

    @Test
    void whatWasMisunderstoodIsTakenBackAndWhatIsMeantFollows() throws Exception {
        answers("La mercancía llegó rota, no pagamos hasta el abono.");
        assertThat(rows("select kind from dunning_block where released_at is null"))
                .containsExactly("DISPUTE");

        assertThat(desk().correct(1, meant("promise", "2026-12-01 40.00, 2026-12-11 60"), "Ana", null)
                        .done())
                .isTrue();
        assertThat(rows("select kind from dunning_block where released_at is null"))
                .isEmpty();
        assertThat(rows("select cast(promised_on as varchar(10)) || ' ' || cast(amount as varchar(10)) from promise"))
                .containsExactly("2026-12-01 40.0000", "2026-12-11 60.0000");

        assertThat(desk().correct(1, meant("already_paid", ""), "Ana", null).done())
                .isTrue();
        assertThat(rows("select distinct state from promise")).containsExactly("WITHDRAWN");
        assertThat(rows("select kind from dunning_block where released_at is null"))
                .containsExactly("CLAIM");

        assertThat(desk().dismiss(1, "Ana", "was for somebody else").done()).isTrue();
        assertThat(rows("select kind from dunning_block where released_at is null"))
                .isEmpty();
        assertThat(desk().dismiss(1, "Ana", null).message()).isEqualTo("reply 1 is dismissed already");
        assertThat(rows("select event from contact_history where event like 'REPLY%' order by id"))
                .containsExactly("REPLY", "REPLY_CORRECTED", "REPLY_CORRECTED", "REPLY_DISMISSED");
    }

    @Test
    void whatIsContestedBesideAPromiseRestsAndAPersonReadsIt() throws Exception {
        erp.item("FV-2", "D1", "50.00", 3);
        connector.on(TODAY.plusDays(1)).run();
        answers("Os pago la FV-1 el viernes 27 de noviembre sin falta. La FV-2 no la pagamos, el material vino roto.");
        assertThat(rows("select state from reply")).containsExactly("REVIEW");
        assertThat(rows("select reason from reply").get(0)).contains("it contests something, too");
        assertThat(disputed()).containsExactly("FV-2");

        assertThat(desk().confirm(1, "Ana", null).message())
                .contains("until the promised day")
                .contains("1 item rests until it is settled");
        assertThat(
                        rows(
                                "select distinct o.document || ' ' || p.state from promise p join open_item o on o.id = p.item_id"))
                .containsExactly("FV-1 OPEN");
        assertThat(disputed()).containsExactly("FV-2");
    }

    @Test
    void whoPromisesAndAsksForTheAccountIsReadByAPerson() throws Exception {
        answers("Os pago el viernes 27 de noviembre sin falta. ¿A qué IBAN hago la transferencia?");
        assertThat(rows("select state || ' ' || intent from reply")).containsExactly("REVIEW promise");
        assertThat(rows("select reason from reply").get(0)).contains("it asks about an account to pay to");
    }

    private List<String> disputed() throws Exception {
        return rows("select document from dunning_block where kind = 'DISPUTE' and released_at is null");
    }

    @Test
    void whoWantsNoMoreMailsGetsNoneAtThatAddressOnceAPersonHasReadIt() throws Exception {
        answers("No me enviéis más correos.");
        assertThat(rows("select address from suppressed_address")).isEmpty();

        desk().confirm(1, "Ana", null);
        assertThat(rows("select address || ' ' || reason from suppressed_address"))
                .containsExactly("d1@debtor.example OPT_OUT");
        assertThat(rows("select kind from dunning_block where released_at is null"))
                .containsExactly("BLOCK");
    }

    @Test
    void whoeverIsInsolventRestsAfterAPersonHasConfirmedIt() throws Exception {
        answers("Somos insolventes y hemos presentado concurso de acreedores.");
        assertThat(rows("select reason from reply")).containsExactly("an insolvency or a death is always for a person");

        desk().confirm(1, "Ana", null);
        erp.change("update dunning_open_items set email = 'other@debtor.example'");
        connector.on(TODAY.plusDays(60)).run();

        assertThat(rows("select kind || ' ' || owner from dunning_block where released_at is null and until is null"))
                .containsExactly("BLOCK Ana");
        assertThat(connector.mails()).hasSize(1);
    }

    @Test
    void aPromiseInAnotherCurrencyIsNotTakenForOneInTheInvoices() throws Exception {
        answers("Os pago 100 USD el viernes 11 de diciembre sin falta.");
        assertThat(rows("select currency from reply_promise")).containsExactly("USD");

        assertThat(desk().confirm(1, "Ana", null).message()).contains("a currency in which nothing of it is open");
        assertThat(rows("select state from promise")).isEmpty();
    }

    @Test
    void aMailWithNulInItsSubjectAndTextIsKeptWithoutIt() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId() + "\nSubject: =?utf-8?Q?Re=3A_=00Factura?=\n",
                "Os pago \u0000el viernes 11 de diciembre sin falta."));

        assertThat(rows("select subject from reply")).containsExactly("Re:  Factura");
        assertThat(rows("select state from promise")).containsExactly("OPEN");
    }

    @Test
    void whatCannotBeDoneIsToldAndChangesNothing() throws Exception {
        arrives(mail("x@elsewhere.example", "", "Os pago el viernes 11 de diciembre sin falta."));

        assertThat(desk().confirm(1, "Ana", null).message())
                .isEqualTo("reply 1 belongs to no debtor that is known; say whose it is with correct");
        assertThat(desk().confirm(7, "Ana", null).message()).isEqualTo("there is no reply 7");
        assertThat(desk().correct(1, Correction.of("promise", "2020-01-01", "", null, null, "D1"), "Ana", null)
                        .message())
                .contains("a day that has passed");
        assertThat(desk().correct(1, Correction.of("promise", "2026-12-01", "FV-9", null, null, "D1"), "Ana", null)
                        .message())
                .contains("names a document that is not open: FV-9");
        assertThat(desk().correct(1, Correction.of("promise", "2026-12-01", "", null, null, "D9"), "Ana", null)
                        .done())
                .isFalse();
        assertThat(rows("select state from reply")).containsExactly("REVIEW");

        assertThat(desk().correct(1, Correction.of("promise", "2026-12-01", "FV-1", null, null, "D1"), "Ana", null)
                        .done())
                .isTrue();
        assertThat(rows("select debtor_no || ' ' || intent || ' ' || state from reply"))
                .containsExactly("D1 promise CORRECTED");
    }

    @Test
    void aPromiseThatIsPartlyKeptGoesOnWithTheRestAndASecondPromiseMovesTheFirst() throws Exception {
        answers("Os pago el viernes 27 de noviembre sin falta.");
        connector.on(TODAY.plusDays(1)).run();
        answers("Perdonad, os pago el lunes 30 de noviembre sin falta.");
        assertThat(rows("select cast(promised_on as varchar(10)) || ' ' || state from promise order by id"))
                .containsExactly("2026-11-27 REPLACED", "2026-11-30 OPEN");
        assertThat(rows("select count(distinct promise_key) from promise")).containsExactly("1");
        assertThat(rows("select kind from write_back where kind like 'PROMISE%' order by id"))
                .containsExactly("PROMISE_OPENED", "PROMISE_MOVED");

        erp.change("update dunning_open_items set residual = 40 where document_no = 'FV-1'");
        connector.on(LocalDate.of(2026, 12, 2)).run();
        assertThat(rows("select state from promise where state = 'OPEN'")).hasSize(1);
        connector.on(LocalDate.of(2026, 12, 3)).run();
        assertThat(rows("select state || ' ' || cast(paid as varchar(10)) from promise where state <> 'REPLACED'"))
                .containsExactly("PARTLY_KEPT 60.0000");
        assertThat(erp.texts()).anyMatch(text -> text.contains("partly kept, 60 of it came; dunning goes on"));
    }

    @Test
    void whatIsPaidIsAKeptPromiseAndADebtorWhoBrokeTwoNeedsAPerson() throws Exception {
        answers("Os pago el viernes 27 de noviembre sin falta.");
        erp.pay("FV-1");
        erp.item("FV-2", "D1", "50.00", 3).item("FV-3", "D1", "50.00", 3);
        connector.on(TODAY.plusDays(1)).run();
        assertThat(rows("select state from promise")).containsExactly("KEPT");

        desk().correct(1, Correction.of("promise", "2026-11-23", "FV-2", null, null, null), "Ana", null);
        connector.on(TODAY.plusDays(8)).run();
        desk().correct(1, Correction.of("promise", "2026-11-30", "FV-3", null, null, null), "Ana", null);
        connector.on(TODAY.plusDays(20)).run();
        assertThat(rows("select state from promise order by id")).containsExactly("KEPT", "BROKEN", "BROKEN");

        answers("Os pago el viernes 18 de diciembre sin falta, esta vez sí.");
        assertThat(rows("select reason from reply where id = 2").get(0))
                .contains("promises of this debtor were broken before");
    }

    @Test
    void aClaimOfPaymentEndsByItselfAndTheSecondIsForAPerson() throws Exception {
        answers("Ya lo pagamos ayer por transferencia.");
        connector.on(TODAY.plusDays(7)).run();
        assertThat(rows("select code from item_outcome where to_run is null")).containsExactly("IN_PAYMENT");
        connector.on(TODAY.plusDays(20)).run();
        assertThat(connector.mails()).hasSize(2);

        answers("Ya lo pagamos, mirad bien, fue ayer por transferencia.");
        assertThat(rows("select state || ': ' || reason from reply where id = 2")
                        .get(0))
                .contains("REVIEW", "it was said to be paid before");
        assertThat(rows("select kind from dunning_block where released_at is null"))
                .isEmpty();
    }

    @Test
    void theWholeCircleOfANoticeAPromiseTheErpAndTheNextStage() throws Exception {
        arrives(raw(report("<dun." + "0".repeat(32) + "@acme.example>", "5.1.1", "failed")));
        answers("Os pago 100,00 EUR el viernes 11 de diciembre sin falta.");
        assertThat(rows("select intent || ' ' || state from reply order by id"))
                .containsExactly("bounce_hard AUTOMATIC", "promise APPLIED");

        connector.on(TODAY.plusDays(18)).run();
        assertThat(rows("select code from item_outcome where to_run is null")).containsExactly("PROMISED");
        assertThat(rows("select kind || ' ' || state from write_back order by id"))
                .containsExactly("NOTE WRITTEN", "NOTE WRITTEN", "PROMISE_OPENED WRITTEN");
        assertThat(erp.noteKeys()).anyMatch(key -> key.startsWith("prm-") && key.endsWith(":opened"));

        connector.on(LocalDate.of(2026, 12, 13)).run();
        assertThat(rows("select state from promise")).containsExactly("OPEN");
        assertThat(connector.mails()).hasSize(1);

        connector.on(LocalDate.of(2026, 12, 14)).run();
        assertThat(rows("select state from promise")).containsExactly("BROKEN");
        assertThat(rows("select stage from notice order by id")).containsExactly("friendly", "firm");
        assertThat(connector.mails()).hasSize(2);
        assertThat(erp.noteKeys()).anyMatch(key -> key.startsWith("prm-") && key.endsWith(":closed"));
    }
}
