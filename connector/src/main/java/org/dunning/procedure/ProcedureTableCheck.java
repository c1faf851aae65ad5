package org.dunning.procedure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with {@code mappings/procedure-table.yaml}: above all rows that could take the same debtor. */
public final class ProcedureTableCheck {

    private final YamlFile<ProcedureTable> file;
    private final List<Problem> problems = new ArrayList<>();

    private ProcedureTableCheck(YamlFile<ProcedureTable> file) {
        this.file = file;
    }

    /** @param procedures the names there are */
    public static List<Problem> check(Path path, Collection<String> procedures, Collection<String> companies) {
        try {
            return new ProcedureTableCheck(YamlFile.read(path, ProcedureTable.class)).run(procedures, companies);
        } catch (InvalidFilesException e) {
            return e.problems();
        }
    }

    private List<Problem> run(Collection<String> procedures, Collection<String> companies) {
        List<ProcedureTable.Row> rows = file.value().rows();
        for (int i = 0; i < rows.size(); i++) {
            String at = "/rows/" + i;
            ProcedureTable.Row row = rows.get(i);
            if (!procedures.contains(row.procedure())) {
                refuse(
                        at + "/procedure",
                        "there is no mappings/procedures/" + row.procedure() + ".yaml"
                                + Suggestion.among(procedures, row.procedure()));
            }
            checkGroup(at, row.when(), i == rows.size() - 1, companies);
            for (int j = 0; j < i; j++) {
                checkOverlap(at, row.when(), rows.get(j).when(), j);
            }
        }
        return problems;
    }

    private void checkGroup(String at, @Nullable DebtorGroup group, boolean last, Collection<String> companies) {
        boolean everybody = group == null || group.isEverybody();
        if (last && !everybody) {
            refuse(at, "the last row must take everybody else: remove its 'when', or add a row without one");
        }
        if (!last && everybody) {
            refuse(at, "a row without conditions takes everybody, so it must be the last");
        }
        if (group == null) {
            return;
        }
        if (group.balance() != null && group.balance().isEmpty()) {
            refuse(at + "/when/balance", "no amount lies between 'from' and 'below'");
        }
        List<String> countries = group.country() == null ? List.of() : group.country();
        for (int i = 0; i < countries.size(); i++) {
            String problem = Country.problem(countries.get(i));
            if (problem != null) {
                refuse(at + "/when/country/" + i, problem);
            }
        }
        List<String> named = group.company() == null ? List.of() : group.company();
        for (int i = 0; i < named.size(); i++) {
            if (!companies.isEmpty() && !companies.contains(named.get(i))) {
                refuse(
                        at + "/when/company/" + i,
                        "no company '" + named.get(i) + "' under dunning.companies"
                                + Suggestion.among(companies, named.get(i)));
            }
        }
    }

    private void checkOverlap(String at, @Nullable DebtorGroup group, @Nullable DebtorGroup earlier, int row) {
        if (group == null || earlier == null || group.isEverybody() || earlier.isEverybody()) {
            return;
        }
        if (group.meets(earlier)) {
            Place place = file.place("/rows/" + row);
            refuse(
                    at,
                    "a debtor of " + group + " can also be one of " + earlier + " in row " + (row + 1)
                            + (place == null ? "" : " at line " + place.line())
                            + "; make their conditions exclude each other");
        }
    }

    private void refuse(String pointer, String message) {
        problems.add(file.problem(pointer, message));
    }
}
