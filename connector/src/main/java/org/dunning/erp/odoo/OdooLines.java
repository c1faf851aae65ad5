package org.dunning.erp.odoo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lines are open, and in what surroundings they are asked for. */
final class OdooLines {

    static final String RESIDUAL = "amount_residual_currency";

    /** Enough to tell what is open, and whether as much of it as we know. */
    static final OdooFields.Chosen LISTED =
            new OdooFields.Chosen(List.of("id", OdooRows.MOVE, RESIDUAL), Set.of(), Set.of());

    private OdooLines() {}

    /** Posted and not settled, whatever their sign: credits count against what is owed. */
    static List<Object> open(long company) {
        return List.of(
                List.of("account_type", "=", "asset_receivable"),
                List.of("parent_state", "=", "posted"),
                List.of("reconciled", "=", false),
                List.of("company_id", "=", company));
    }

    /** It counts against what is owed. */
    static boolean isCredit(Map<String, ? extends @Nullable Object> line) {
        return String.valueOf(line.get(RESIDUAL)).startsWith("-");
    }

    /** Archived contacts and currencies still owe, and names are looked for in English. */
    static Map<String, Object> context(long company) {
        return Map.of("allowed_company_ids", List.of(company), "lang", "en_US", "active_test", false);
    }
}
