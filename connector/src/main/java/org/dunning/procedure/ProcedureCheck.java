package org.dunning.procedure;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;

/** Everything that is wrong with a file of {@code mappings/procedures}, at once. */
public final class ProcedureCheck {

    private final YamlFile<DunningProcedure> file;
    private final List<Problem> problems = new ArrayList<>();

    private ProcedureCheck(YamlFile<DunningProcedure> file) {
        this.file = file;
    }

    /** Empty when the procedure can be used. */
    public static List<Problem> check(Path path) {
        try {
            return new ProcedureCheck(YamlFile.read(path, DunningProcedure.class)).run();
        } catch (InvalidFilesException e) {
            return e.problems();
        }
    }

    private List<Problem> run() {
        DunningProcedure procedure = file.value();
        String expected = file.file().getFileName().toString().replaceFirst("\\.yaml$", "");
        if (!procedure.name().equals(expected)) {
            refuse("/name", "'" + procedure.name() + "' must be the file's name, " + expected);
        }
        checkOrder(procedure.stages());
        checkMinimums(procedure);
        return problems;
    }

    private void checkOrder(List<DunningStage> stages) {
        Set<String> names = new HashSet<>();
        int highestLevel = 0;
        for (int i = 0; i < stages.size(); i++) {
            DunningStage stage = stages.get(i);
            String at = "/stages/" + i;
            if (!names.add(stage.stage())) {
                refuse(at + "/stage", "stage '" + stage.stage() + "' is there already");
            }
            if (i > 0 && stage.daysFromDue() <= stages.get(i - 1).daysFromDue()) {
                refuse(
                        at + "/days-from-due",
                        "must come after the " + stages.get(i - 1).daysFromDue() + " days of the stage before");
            }
            Integer level = stage.level();
            if (level != null) {
                checkLevel(at, stage, level, highestLevel);
                highestLevel = level;
            }
        }
    }

    private void checkLevel(String at, DunningStage stage, int level, int before) {
        if (stage.isBeforeOverdue()) {
            refuse(at + "/level", "a stage before or on the due date has no level");
        }
        if (level <= before) {
            refuse(at + "/level", "must be above the level " + before + " of an earlier stage");
        }
    }

    private void checkMinimums(DunningProcedure procedure) {
        Map<String, BigDecimal> minimums = procedure.minimumAmount();
        if (minimums == null) {
            return;
        }
        minimums.forEach((currency, amount) -> {
            if (!isCurrency(currency)) {
                refuse("/minimum-amount/" + currency, "'" + currency + "' is no currency code of ISO 4217");
            }
            if (amount.signum() < 0) {
                refuse("/minimum-amount/" + currency, "must not be negative");
            }
        });
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private void refuse(String pointer, String message) {
        problems.add(file.problem(pointer, message));
    }
}
