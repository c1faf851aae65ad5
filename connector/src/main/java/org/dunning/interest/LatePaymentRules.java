package org.dunning.interest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** The schemes and rate tables of a configuration. */
public final class LatePaymentRules {

    public static final String SCHEMES = "mappings/late-payment";
    public static final String TABLES = "mappings/rates";

    /** Nothing is claimed on top. */
    public static final LatePaymentRules NONE = new LatePaymentRules(Map.of(), Map.of());

    private final Map<String, LatePayment> schemes;
    private final Map<String, RateTable> tables;

    public LatePaymentRules(Map<String, LatePayment> schemes, Map<String, RateTable> tables) {
        this.schemes = Map.copyOf(schemes);
        this.tables = Map.copyOf(tables);
    }

    /** @throws InvalidFilesException with every problem of the files, or when a scheme names a table that there is not */
    public static LatePaymentRules read(ConfigFolders folders) {
        Map<String, LatePayment> schemes = new HashMap<>();
        Map<String, RateTable> tables = new HashMap<>();
        for (Path file : folders.list(TABLES, ".yaml")) {
            tables.put(name(file), YamlFile.read(file, RateTable.class).value());
        }
        List<Problem> problems = new ArrayList<>();
        for (Path file : folders.list(SCHEMES, ".yaml")) {
            var scheme = YamlFile.read(file, LatePayment.class);
            schemes.put(name(file), scheme.value());
            if (!tables.containsKey(scheme.value().rateTable())) {
                problems.add(scheme.problem(
                        "/rate-table",
                        "there is no " + TABLES + "/" + scheme.value().rateTable() + ".yaml"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
        return new LatePaymentRules(schemes, tables);
    }

    /** Null when there is no such scheme. */
    public @Nullable LatePayment scheme(@Nullable String name) {
        return name == null ? null : schemes.get(name);
    }

    /** @throws MissingRateException when a rate that is needed is not known */
    public LateInterest interest(LatePayment scheme, Money open, LocalDate due, LocalDate on) {
        return LateInterest.of(open, due, on, scheme, Objects.requireNonNull(tables.get(scheme.rateTable())));
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }
}
