package org.dunning.channel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dunning.company.Company;
import org.dunning.configfile.Problem;
import org.jspecify.annotations.Nullable;

/** Finds companies that have no sender, neither their own nor a common one. */
public final class SenderCheck {

    private SenderCheck() {}

    /**
     * One problem for each such company.
     *
     * @param from {@code dunning.mail.from}, or empty
     * @param settings the file in which the sender should stand
     */
    public static List<Problem> check(Map<String, Company> companies, String from, Path settings) {
        return companies.entrySet().stream()
                .filter(company -> isBlank(company.getValue().from()) && from.isBlank())
                .map(company -> Problem.in(
                        settings,
                        null,
                        "company '" + company.getKey() + "' has no sender; set dunning.companies." + company.getKey()
                                + ".from or dunning.mail.from"))
                .toList();
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
