package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.dunning.inbox.Inbox;
import org.dunning.ledger.Ledger;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;

/**
 * The day before: one debtor has answered its notice with a promise and another one has paid, so that the next run has a
 * confirmation and a thank-you to send beside its notices.
 */
final class Earlier {

    static final LocalDate DAY = SmallErp.TODAY.minusDays(1);

    /** Who promised; the run confirms it. */
    static final String PROMISED = "d4@debtor.example";

    private Earlier() {}

    /** Makes ledger and ERP, with two debtors to be dunned on the next day. */
    static void prepare(Path folder, String ledgerUrl) {
        SmallErp erp = new SmallErp(folder)
                .item("A-4", "D4", "400.00", 4)
                .item("A-5", "D5", "500.00", 4)
                .item("NOT-DUE", "D5", "10.00", -60);
        try (var connector = new Connector(folder, erp, ledgerUrl)) {
            connector.on(DAY).run();
            String notice = connector
                    .bean(Ledger.class)
                    .sql("select message_id from delivery d join notice n on n.id = d.notice_id where debtor_no = 'D4'")
                    .query(String.class)
                    .single();
            connector.bean(Inbox.class).receive(promise(notice).getBytes(StandardCharsets.UTF_8));
            assertThat(connector
                            .bean(Ledger.class)
                            .sql("select state from promise")
                            .query(String.class)
                            .list())
                    .containsExactly("OPEN");
        }
        erp.pay("A-5");
        for (int debtor = 1; debtor <= 2; debtor++) {
            erp.item("A-" + debtor, "D" + debtor, "100.00", 3);
        }
    }

    private static String promise(String notice) {
        return "From: <" + PROMISED + ">\nTo: cobros@acme.example\nSubject: Re: Factura\nIn-Reply-To: " + notice
                + "\nDate: Thu, 19 Nov 2026 13:00:00 +0100\nMessage-ID: <1@debtor.example>\n\n"
                + "Os pago el viernes 11 de diciembre sin falta.\n";
    }
}
