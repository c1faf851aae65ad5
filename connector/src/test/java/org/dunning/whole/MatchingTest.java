package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which notice a mail belongs to, and whether that is certain enough to act upon it. */
class MatchingTest extends WithMailbox {

    private static final String PROMISE = "Os pago el viernes 11 de diciembre sin falta.";
    private static final Pattern REPLY_TO = Pattern.compile("(?im)^Reply-To:\\s*(\\S+)");

    private List<String> found() {
        return rows(
                "select coalesce(debtor_no, '?') || ' ' || coalesce(cast(notice_id as varchar(9)), '-') || ' ' || state from reply"
                        + " order by id");
    }

    private void proven(String subject, String from, String more) throws Exception {
        arrives(mail(from, "Subject: " + subject + "\n" + more, "Sobre " + subject + ":\n" + PROMISE));
    }

    @Test
    void anAddressWithTheDeliverysTokenTellsTheNotice() throws Exception {
        connector.close();
        connector = start("dunning.mail.reply-to=AR Acme <ar@acme.example>", "dunning.mail.reply-token=true");
        erp.item("FV-5", "D5", "70.00", 3);
        connector.on(TODAY.plusDays(1)).run();
        String sent = Files.readString(connector.mails().get(1), StandardCharsets.ISO_8859_1);
        Matcher address = Pattern.compile("ar\\+[0-9a-f]{32}@acme\\.example").matcher(sent);
        assertThat(address.find()).isTrue();
        assertThat(REPLY_TO.matcher(sent).find()).isTrue();

        arrives(mail("d5@debtor.example", "To: <" + address.group() + ">\nSubject: pago\n", PROMISE));
        assertThat(found()).containsExactly("D5 2 APPLIED");
    }

    /** Some relays give a mail a Message-ID of their own: then the token alone tells which one came back. */
    @Test
    void aReportThatHasOnlyTheTokenOfAMailTellsWhichOneCameBack() throws Exception {
        connector.close();
        connector = start("dunning.mail.reply-to=AR Acme <ar@acme.example>", "dunning.mail.reply-token=true");
        erp.item("FV-5", "D5", "70.00", 3);
        erp.item("FV-6", "D6", "80.00", 3);
        connector.on(TODAY.plusDays(1)).run();
        Matcher address = Pattern.compile("ar\\+[0-9a-f]{32}@acme\\.example")
                .matcher(Files.readString(connector.mails().get(1), StandardCharsets.ISO_8859_1));
        assertThat(address.find()).isTrue();
        String failed = "This message was created automatically by mail delivery software.\n\n"
                + "  x@debtor.example\n    550 5.1.1 User unknown\n\n"
                + "------ This is a copy of the message, including all the headers. ------\n\n"
                + "Message-ID: <rewritten@relay.example>\nReply-To: AR Acme <";

        arrives(mail(
                "mailer-daemon@mx.example",
                "Subject: Mail delivery failed\nX-Failed-Recipients: x@debtor.example\n",
                failed + "ar+00000000000000000000000000000000@acme.example>\n"));
        assertThat(rows("select count(*) from delivery where state = 'BOUNCED'"))
                .containsExactly("0");

        arrives(mail(
                "mailer-daemon@mx.example",
                "Subject: Mail delivery failed\nX-Failed-Recipients: x@debtor.example\n",
                failed + address.group() + ">\n"));
        assertThat(rows("select count(*) from delivery where state = 'BOUNCED'"))
                .containsExactly("1");
        assertThat(rows("select count(*) from suppressed_address")).containsExactly("1");
    }

    @Test
    void anInvoiceInTheSubjectNeedsAProvenSenderOfThatDebtor() throws Exception {
        connector.close();
        connector = start("dunning.inbox.authentication-server=mx.acme.example").on(TODAY);
        String pass = "Authentication-Results: mx.acme.example; dmarc=pass header.from=debtor.example\n";

        proven("Factura FV-1", "d1@debtor.example", "");
        proven("Re: Factura FV-1", "d1@debtor.example", "Authentication-Results: evil.example; dmarc=pass\n");
        proven("Factura fv-1.", "boss@elsewhere.example", pass);
        proven("Factura FV-404", "boss@elsewhere.example", pass);
        proven("Hola", "d1@debtor.example", "Authentication-Results: mx.acme.example; dmarc=fail\n");
        assertThat(found()).containsExactly("D1 1 REVIEW", "D1 1 REVIEW", "D1 1 REVIEW", "? - REVIEW", "D1 1 REVIEW");
        assertThat(rows("select reason from reply order by id"))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("nothing proves its sender (DMARC)"),
                        reason -> assertThat(reason).contains("nothing proves its sender (DMARC)"),
                        reason -> assertThat(reason).contains("its sender is not the debtor's"),
                        reason -> assertThat(reason).contains("no notice and no debtor fits"),
                        reason -> assertThat(reason).contains("its sender is not proven (DMARC failed)"));

        proven("Vuestra factura FV-1", "d1@debtor.example", pass);
        assertThat(found()).last().isEqualTo("D1 1 APPLIED");
    }

    @Test
    void aSenderThatFitsTwoDebtorsIsForAPerson() throws Exception {
        erp.item("FV-6", "D6", "70.00", 3).change("update dunning_open_items set email = 'd1@debtor.example'");
        connector.on(TODAY.plusDays(1)).run();

        proven("Hola", "d1@debtor.example", "");
        assertThat(found()).containsExactly("? - REVIEW");
        assertThat(rows("select reason from reply").get(0)).contains("more than one debtor fits");
    }

    @Test
    void anInvoiceInTheTextOfAStrangerIsForAPersonToConfirm() throws Exception {
        erp.item("FV-26/0007", "D7", "70.00", 3);
        connector.on(TODAY.plusDays(1)).run();

        proven("Pago pendiente", "boss@elsewhere.example", "");
        arrives(mail(
                "boss@elsewhere.example", "Subject: Pago\n", "La FV-26/0007 os la pago el viernes 11 de diciembre."));
        arrives(mail(
                "boss@elsewhere.example",
                "Subject: Pago\n",
                "La FV-26/0007 y la FV-1 os las pago el viernes 11 de diciembre."));
        arrives(mail("boss@elsewhere.example", "Subject: Pago\n", "En 2026 os pago 2026 euros, mañana mismo."));

        assertThat(found()).containsExactly("? - REVIEW", "D7 2 REVIEW", "? - REVIEW", "? - REVIEW");
        assertThat(rows("select reason from reply order by id").get(1))
                .contains("it names an invoice in its text; a person confirms whose it is");
        assertThat(rows("select state from promise")).isEmpty();
    }

    @Test
    void whatStandsOnlyInTheQuotedPartOfAMailTellsNothing() throws Exception {
        arrives(mail(
                "boss@elsewhere.example",
                "Subject: Pago\n",
                PROMISE + "\n\nEl lun, 9 mar 2026 a las 10:36, X (<x@acme.example>) escribió:\n> La factura FV-1"));

        assertThat(found()).containsExactly("? - REVIEW");
    }

    @Test
    void aDomainThatOneDebtorHasIsForAPersonToConfirmUnlessAnybodyHasIt() throws Exception {
        erp.item("FV-6", "D6", "70.00", 3)
                .item("FV-7", "D7", "70.00", 3)
                .change("update dunning_open_items set email = case debtor_no when 'D6' then 'ana@hotmail.com.ar'"
                        + " when 'D7' then 'Pagos@Taller.example' else email end");
        connector.on(TODAY.plusDays(1)).run();

        proven("Hola", "compras@taller.example", "");
        proven("Buenas", "eva@hotmail.com.ar", "");
        proven("Saludos", "eva@notaller.example", "");
        proven("Factura FV-404", "otra@debtor.example", "Authentication-Results: mx.acme.example; dmarc=pass\n");

        assertThat(rows("select coalesce(debtor_no, '?') || ' ' || state from reply order by id"))
                .containsExactly("D7 REVIEW", "? REVIEW", "? REVIEW", "D1 REVIEW");
        assertThat(rows("select reason from reply order by id").get(0))
                .contains("it comes from the debtor's domain; a person confirms whose it is");
        assertThat(rows("select state from promise")).isEmpty();
    }
}
