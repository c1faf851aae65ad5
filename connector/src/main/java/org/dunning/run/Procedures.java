package org.dunning.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.calendar.Holidays;
import org.dunning.calendar.LocalHolidays;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.dunning.interest.LatePaymentRules;
import org.dunning.ledger.Fingerprint;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.ProcedureChoice;
import org.dunning.procedure.ProcedureTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The procedures as files; a run takes one snapshot of everything it decides by. */
@Component
class Procedures {

    private static final List<String> FOLDERS = List.of(
            "mappings",
            "mappings/procedures",
            "mappings/records",
            "mappings/notices",
            LatePaymentRules.SCHEMES,
            LatePaymentRules.TABLES,
            "routes",
            "routes/erp");

    private final ConfigFolders folders;

    Procedures(ConfigFolders folders) {
        this.folders = folders;
    }

    /**
     * Everything a run decides by.
     *
     * @param byName procedures by file name
     * @param table whose is which; null where each company has one procedure
     * @param holidays with those of the local file
     * @param latePayment schemes and rates
     * @param hash SHA-256 of all routes, mappings, procedures and notices
     */
    record Snapshot(
            Map<String, DunningProcedure> byName,
            @Nullable ProcedureTable table,
            Holidays holidays,
            LatePaymentRules latePayment,
            String hash) {

        /**
         * The choice for a company's debtors.
         *
         * @param usual the company's procedure where there is no table
         * @throws IllegalArgumentException when there is no such procedure
         */
        ProcedureChoice choice(String usual) {
            return table == null ? ProcedureChoice.always(procedure(usual)) : ProcedureChoice.by(table, byName);
        }

        /** @throws IllegalArgumentException when there is no such procedure */
        DunningProcedure procedure(String name) {
            DunningProcedure procedure = byName.get(name);
            if (procedure == null) {
                throw new IllegalArgumentException(
                        "no mappings/procedures/" + name + ".yaml; there are " + byName.keySet());
            }
            return procedure;
        }
    }

    /** @throws org.dunning.configfile.InvalidFilesException with every problem of the files */
    Snapshot snapshot() {
        Map<String, DunningProcedure> byName = new HashMap<>();
        for (Path file : folders.list("mappings/procedures", ".yaml")) {
            String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
            if (!name.endsWith(".cases")) {
                byName.put(name, YamlFile.read(file, DunningProcedure.class).value());
            }
        }
        ProcedureTable table = folders.find(ProcedureTable.FILE)
                .map(file -> YamlFile.read(file, ProcedureTable.class).value())
                .orElse(null);
        return new Snapshot(
                byName, table, new Holidays(LocalHolidays.read(folders)), LatePaymentRules.read(folders), hash());
    }

    private String hash() {
        try {
            List<byte[]> pieces = new ArrayList<>();
            for (String folder : FOLDERS) {
                for (Path file : folders.list(folder, ".yaml", ".txt", ".html")) {
                    pieces.add(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    pieces.add(Files.readAllBytes(file));
                }
            }
            return Fingerprint.sha256(pieces.toArray(byte[][]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
