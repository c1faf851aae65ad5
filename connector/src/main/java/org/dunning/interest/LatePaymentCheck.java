package org.dunning.interest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;
import org.dunning.receivable.DebtorType;

/** Everything that is wrong with rate tables and late payment schemes: above all holes and overlaps. */
public final class LatePaymentCheck {

    private final List<Problem> problems = new ArrayList<>();

    private LatePaymentCheck() {}

    public static List<Problem> check(ConfigFolders folders) {
        var check = new LatePaymentCheck();
        List<Path> tables = folders.list(LatePaymentRules.TABLES, ".yaml");
        List<String> names = tables.stream().map(LatePaymentRules::name).toList();
        tables.forEach(file -> check.read(file, () -> check.table(YamlFile.read(file, RateTable.class))));
        folders.list(LatePaymentRules.SCHEMES, ".yaml")
                .forEach(file -> check.read(file, () -> check.scheme(YamlFile.read(file, LatePayment.class), names)));
        return check.problems;
    }

    /** What is missing in the tables of these schemes for claims of this day: their notices would be held. */
    public static List<Problem> missing(ConfigFolders folders, Collection<String> schemes, LocalDate on) {
        List<Problem> missing = new ArrayList<>();
        for (String name : schemes) {
            folders.find(LatePaymentRules.SCHEMES + "/" + name + ".yaml")
                    .map(file -> YamlFile.read(file, LatePayment.class).value())
                    .flatMap(scheme -> folders.find(LatePaymentRules.TABLES + "/" + scheme.rateTable() + ".yaml"))
                    .map(file -> YamlFile.read(file, RateTable.class))
                    .filter(table -> table.value().on(on).isEmpty())
                    .ifPresent(table -> missing.add(table.problem(
                            "/rates/" + (table.value().rates().size() - 1),
                            "this is the last rate and " + on + " is not covered: notices that claim interest by"
                                    + " scheme '" + name + "' are held until the rate is added with its source")));
        }
        return missing;
    }

    /** Rates of these schemes' tables that name no publication yet: they count, but nobody answers for them. */
    public static List<Problem> unconfirmed(ConfigFolders folders, Collection<String> schemes) {
        return schemes.stream()
                .flatMap(name -> folders.find(LatePaymentRules.SCHEMES + "/" + name + ".yaml").stream())
                .map(file -> YamlFile.read(file, LatePayment.class).value().rateTable())
                .distinct()
                .flatMap(table -> folders.find(LatePaymentRules.TABLES + "/" + table + ".yaml").stream())
                .map(file -> YamlFile.read(file, RateTable.class))
                .flatMap(table -> IntStream.range(0, table.value().rates().size())
                        .filter(i -> table.value().rates().get(i).isUnconfirmed())
                        .mapToObj(i -> table.problem(
                                "/rates/" + i + "/source",
                                "the rate from " + table.value().rates().get(i).from()
                                        + " is claimed by though its source is to be confirmed: look it up and name its"
                                        + " publication")))
                .toList();
    }

    private void read(Path file, Runnable part) {
        try {
            part.run();
        } catch (InvalidFilesException e) {
            problems.addAll(e.problems());
        }
    }

    private void table(YamlFile<RateTable> file) {
        name(file, file.value().name());
        List<RateTable.Row> rows = file.value().rates();
        for (int i = 0; i < rows.size(); i++) {
            String at = "/rates/" + i;
            RateTable.Row row = rows.get(i);
            if (row.last().isBefore(row.from())) {
                refuse(file, at + "/until", "is before 'from'");
            }
            if (i == 0) {
                continue;
            }
            LocalDate expected = rows.get(i - 1).last().plusDays(1);
            if (row.from().isBefore(expected)) {
                refuse(
                        file,
                        at + "/from",
                        "overlaps the rate before, which lasts until " + expected.minusDays(1) + "; end that one on "
                                + row.from().minusDays(1) + ", or begin this one on " + expected);
            } else if (row.from().isAfter(expected)) {
                refuse(
                        file,
                        at + "/from",
                        "no rate is known from " + expected + " to "
                                + row.from().minusDays(1) + "; add the missing one with its source");
            }
        }
    }

    private void scheme(YamlFile<LatePayment> file, List<String> tables) {
        LatePayment scheme = file.value();
        name(file, scheme.name());
        if (!tables.contains(scheme.rateTable())) {
            refuse(
                    file,
                    "/rate-table",
                    "there is no " + LatePaymentRules.TABLES + "/" + scheme.rateTable() + ".yaml"
                            + Suggestion.among(tables, scheme.rateTable()));
        }
        if (scheme.statutory() && scheme.debtorTypes().contains(DebtorType.CONSUMER)) {
            refuse(
                    file,
                    "/debtor-types",
                    "a statutory scheme between businesses is not for consumers; a contract with them is 'statutory: false'");
        }
        List<LatePayment.Tier> tiers = scheme.compensation() == null ? List.of() : scheme.compensation();
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal below = tiers.get(i).below();
            String at = "/compensation/" + i;
            if (i == tiers.size() - 1 && below != null) {
                refuse(file, at + "/below", "the last tier has no limit");
            } else if (i < tiers.size() - 1 && (below == null || below.compareTo(before) <= 0)) {
                refuse(file, at, "needs a 'below' above that of the tier before");
            }
            before = below == null ? before : below;
        }
    }

    private void name(YamlFile<?> file, String name) {
        String expected = LatePaymentRules.name(file.file());
        if (!name.equals(expected)) {
            refuse(file, "/name", "'" + name + "' must be the file's name, " + expected);
        }
    }

    private void refuse(YamlFile<?> file, String pointer, String message) {
        problems.add(file.problem(pointer, message));
    }
}
