package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preview asks the ERP at that moment, whatever the last sweep saw. */
class PreviewTest {

    @TempDir
    Path folder;

    private Call demo(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--config=config-samples/demo");
        all.add("--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath());
        all.add("--dunning.erp-database.url=" + erp() + ";INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'");
        all.add("--dunning.mail.folder=" + folder.resolve("mails"));
        return Call.of(all.toArray(String[]::new));
    }

    private String erp() {
        return "jdbc:h2:file:" + folder.resolve("erp").toAbsolutePath();
    }

    private void pay(String document) throws Exception {
        try (var connection = DriverManager.getConnection(erp(), "erp", "demo");
                var payment = connection.prepareStatement(
                        "insert into cobros select 99999, v.id, current_date, v.importe - coalesce((select sum(importe)"
                                + " from cobros where vencimiento = v.id), 0) from vencimientos v where v.num_factura = ?")) {
            payment.setString(1, document);
            assertThat(payment.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void whatWasPaidSinceTheProposalIsNotAskedFor() throws Exception {
        assertThat(demo("propose").exitCode()).isZero();
        Call before = demo("preview", "C0001");
        assertThat(before.exitCode()).as(before.err()).isZero();
        assertThat(before.out()).contains("FV-1006", "FV-1007");

        pay("FV-1006");
        Call after = demo("preview", "C0001");

        assertThat(after.exitCode()).as(after.err()).isZero();
        assertThat(after.out()).contains("FV-1007", "Suministros Ibérica, S.L.").doesNotContain("FV-1006");
        assertThat(subject(after)).startsWith(title(before)).isNotEqualTo(subject(before));
    }

    private static String subject(Call call) {
        return call.out().lines().findFirst().orElseThrow();
    }

    private static String title(Call call) {
        return subject(call).substring(0, subject(call).indexOf(':'));
    }
}
