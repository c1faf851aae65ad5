package org.dunning.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.DebtorType;
import org.dunning.receivable.Reach;

/** Reads a debtor out of a row of {@code debtor} or {@code sweep_debtor}. */
final class DebtorRow {

    private DebtorRow() {}

    static Debtor read(ResultSet row, String source, String company) throws SQLException {
        String language = row.getString("language");
        String zone = row.getString("zone");
        String kind = row.getString("kind");
        return new Debtor(
                new DebtorKey(source, company, row.getString("number")),
                row.getString("name"),
                row.getString("email"),
                row.getString("contact_problem"),
                language == null ? null : Locale.forLanguageTag(language),
                row.getString("country"),
                zone == null ? null : ZoneId.of(zone),
                row.getString("segment"),
                row.getString("block_reason"),
                row.getString("stop_reason"),
                kind == null ? null : DebtorType.valueOf(kind),
                new Reach(row.getString("postal_address"), row.getString("phone"), row.getBoolean("messages")));
    }
}
