package org.dunning.check;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;
import org.dunning.interest.LatePaymentCheck;
import org.dunning.interest.LatePaymentRules;
import org.dunning.procedure.DunningProcedure;

/** Checks what procedures claim on top by: their schemes, and the rates of these. */
record ClaimCheck(ConfigFolders folders, Findings findings) {

    /**
     * A rate that is missing today is told, and holds only the notices that need it; one whose source nobody has
     * confirmed is a note.
     */
    List<Problem> of(List<Path> procedures) {
        Set<String> used = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : procedures) {
            var procedure = YamlFile.read(file, DunningProcedure.class);
            String scheme = procedure.value().latePayment();
            if (scheme == null) {
                continue;
            }
            used.add(scheme);
            if (folders.find(LatePaymentRules.SCHEMES + "/" + scheme + ".yaml").isEmpty()) {
                problems.add(procedure.problem(
                        "/late-payment",
                        "there is no " + LatePaymentRules.SCHEMES + "/" + scheme + ".yaml"
                                + Suggestion.among(folders.names(LatePaymentRules.SCHEMES), scheme)));
            }
        }
        LatePaymentCheck.missing(folders, used, LocalDate.now(Clock.systemUTC()))
                .forEach(findings::missing);
        LatePaymentCheck.unconfirmed(folders, used).forEach(findings::note);
        return problems;
    }
}
