package org.dunning.procedure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which procedure is whose, as written in {@code mappings/procedure-table.yaml}: a decision table with the hit policy
 * UNIQUE of DMN. The last row has no conditions and takes everybody whom no other row takes.
 */
public record ProcedureTable(@NotEmpty List<@Valid Row> rows) {

    /** Below the configuration's folders; without the file each company has one procedure. */
    public static final String FILE = "mappings/procedure-table.yaml";

    public ProcedureTable {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param when whom it is for; null in the last row
     * @param procedure a file of {@code mappings/procedures} without its ending
     */
    public record Row(@Nullable @Valid DebtorGroup when, @NotBlank String procedure) {}
}
