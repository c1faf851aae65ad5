package org.dunning.erp.sap;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataRow;

/** A line of a document in accounting, such as {@code 1010/2026/1800000001/001}. */
record SapKey(String company, String year, String document, String line) {

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9A-Z]{1,4})/(\\d{4})/([0-9A-Z]{1,10})/(\\d{1,6})", Pattern.CASE_INSENSITIVE);

    static Optional<SapKey> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? Optional.of(new SapKey(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    static SapKey of(ODataRow row) {
        return of(row.values());
    }

    static SapKey of(Map<String, ?> row) {
        return new SapKey(
                text(row, "CompanyCode"),
                text(row, "FiscalYear"),
                text(row, "AccountingDocument"),
                text(row, "AccountingDocumentItem"));
    }

    private static String text(Map<String, ?> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString();
    }

    String condition() {
        return "(" + ODataLiteral.is("FiscalYear", year) + " and " + ODataLiteral.is("AccountingDocument", document)
                + " and " + ODataLiteral.is("AccountingDocumentItem", line) + ")";
    }

    @Override
    public String toString() {
        return company + "/" + year + "/" + document + "/" + line;
    }
}
