package org.dunning.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.dunning.receivable.Courtesy;

/** Rows of what is to be noted in the ERP as entries. */
final class WriteBackRows {

    private WriteBackRows() {}

    record Item(String document, String erpKey, String stage) {}

    static WriteBackEntry entry(ResultSet row, List<Item> items) throws SQLException {
        return new WriteBackEntry(
                row.getLong("id"),
                WriteBackEntry.Kind.valueOf(row.getString("kind")),
                row.getString("natural_key").strip(),
                row.getString("company"),
                row.getString("debtor_no"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("business_date", LocalDate.class),
                row.getString("stage"),
                row.getString("channel"),
                items.stream().map(Item::document).toList(),
                items.stream().map(Item::erpKey).toList(),
                ItemRow.money(row.getBigDecimal("total"), Currency.getInstance(row.getString("currency"))),
                text(row),
                row.getObject("promised_on", LocalDate.class),
                items.stream().map(Item::stage).toList(),
                row.getInt("accepted"),
                row.getInt("handed"));
    }

    private static String text(ResultSet row) throws SQLException {
        String own = row.getString("note_text");
        if (own != null) {
            return own;
        }
        return words(row);
    }

    /** Of the columns notice_id, stage, total, currency, channel and business_date. */
    static String words(ResultSet row) throws SQLException {
        boolean thanks = Courtesy.THANKS.label().equals(row.getString("stage"));
        return (thanks ? "Thank-you " : "Dunning notice ")
                + row.getLong("notice_id") + (thanks ? ", settled: " : ", stage " + row.getString("stage") + ", ")
                + row.getBigDecimal("total").stripTrailingZeros().toPlainString() + " " + row.getString("currency")
                + ", " + done(row.getString("channel")) + " on " + row.getObject("business_date", LocalDate.class);
    }

    private static String done(String channel) {
        return switch (channel) {
            case "handover" -> "handed over to an agency or a lawyer";
            case "call" -> "a person was asked to call";
            default -> "sent by " + channel;
        };
    }
}
