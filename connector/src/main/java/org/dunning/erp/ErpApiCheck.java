package org.dunning.erp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what an ERP that is asked over its own interface needs of {@code dunning.erp-api} and nobody has set. */
public final class ErpApiCheck {

    private static final String URL = "dunning.erp-api.url";
    private static final String DATABASE = "dunning.erp-api.database";
    private static final String USERNAME = "dunning.erp-api.username";
    private static final String PASSWORD = "dunning.erp-api.password";

    private static final String ODOO_KEY = ", an API key; config-samples/odoo/README.md tells how to make one";

    private static final Map<String, Need> NEEDS = Map.of(
            "odoo",
            new Need("is asked over Odoo's own interface", List.of(URL, PASSWORD), ODOO_KEY),
            "odoo-sql",
            new Need(
                    "reads the items by SQL; notes, documents and links go over Odoo's own interface, and nothing starts"
                            + " without it",
                    List.of(URL, PASSWORD),
                    ODOO_KEY),
            "sap",
            new Need("is asked over SAP's own interface", List.of(URL), ""),
            "tryton",
            new Need(
                    "reads the items by SQL; notes go over Tryton's own interface, and nothing starts without it",
                    List.of(URL, DATABASE, USERNAME, PASSWORD),
                    ""));

    private ErpApiCheck() {}

    /** Why an ERP needs which settings, and what is to be known of the last of them. */
    private record Need(String why, List<String> settings, String about) {}

    /**
     * What to do, in words that follow the name of the ERP; empty when nothing is missing.
     *
     * @param isSet whether a setting has a value
     */
    public static Optional<String> missing(String erp, Predicate<String> isSet) {
        Need need = NEEDS.getOrDefault(erp, new Need("", List.of(), ""));
        List<String> missing = need.settings.stream().filter(isSet.negate()).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(need.why + ": set " + missing.stream().collect(Collectors.joining(" and "))
                        + (missing.contains(PASSWORD) ? need.about : ""));
    }
}
