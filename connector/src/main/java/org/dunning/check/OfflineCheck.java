package org.dunning.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.settings.SettingsCheck;
import org.dunning.settings.SettingsReport;

/** Checks everything a user writes without a network and without a database. */
final class OfflineCheck {

    private final Invocation invocation;
    private final Workplace workplace;
    private final Findings findings = new Findings();

    OfflineCheck(Invocation invocation, Workplace workplace) {
        this.invocation = invocation;
        this.workplace = workplace;
    }

    /** All files. An unset secret is a note. */
    Findings all() {
        settings();
        return findings;
    }

    /**
     * Refuses what {@link #all()} finds, and an unset secret with it, before a verb connects anywhere.
     *
     * @throws InvalidFilesException with every problem
     */
    void refuseProblems() {
        List<Problem> problems = all().problemsBeforeConnecting();
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
    }

    private void settings() {
        findings.add(() -> {
            SettingsReport report = SettingsCheck.of(invocation.application().getPackageName())
                    .check(workplace.config(), SpringStart.places(invocation, workplace.config()), environment());
            report.unset().forEach(findings::unset);
            return report.problems();
        });
        findings.checked("settings");
    }

    private static Map<String, Object> environment() {
        return new TreeMap<>(System.getenv());
    }
}
