package org.dunning.procedure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Chooses the procedure by which a debtor is dunned in one currency. */
public final class ProcedureChoice {

    private final List<ProcedureTable.Row> rows;
    private final Map<String, DunningProcedure> byName;

    private ProcedureChoice(List<ProcedureTable.Row> rows, Map<String, DunningProcedure> byName) {
        this.rows = rows;
        this.byName = byName;
    }

    /**
     * A procedure and why it is this one.
     *
     * @param row of the table, in words; null where there is no table
     */
    public record Chosen(DunningProcedure procedure, @Nullable String row) {}

    /** One procedure for everybody. */
    public static ProcedureChoice always(DunningProcedure procedure) {
        return new ProcedureChoice(List.of(), Map.of("", procedure));
    }

    /** @throws IllegalArgumentException when the table names a procedure that there is not */
    public static ProcedureChoice by(ProcedureTable table, Map<String, DunningProcedure> byName) {
        table.rows().forEach(row -> {
            if (!byName.containsKey(row.procedure())) {
                throw new IllegalArgumentException(ProcedureTable.FILE + " names procedure '" + row.procedure()
                        + "', but there is no mappings/procedures/" + row.procedure() + ".yaml");
            }
        });
        return new ProcedureChoice(table.rows(), byName);
    }

    /** @param owed what the debtor owes in this currency after credits */
    public Chosen choose(Debtor debtor, Money owed) {
        for (int i = 0; i < rows.size(); i++) {
            ProcedureTable.Row row = rows.get(i);
            DebtorGroup group = row.when();
            if (group == null || group.has(debtor, owed)) {
                String words = "row " + (i + 1) + ", " + (group == null ? "everybody else" : group);
                return new Chosen(Objects.requireNonNull(byName.get(row.procedure())), words);
            }
        }
        return new Chosen(Objects.requireNonNull(byName.get("")), null);
    }
}
