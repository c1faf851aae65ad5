package org.dunning.settings;

import java.util.List;
import org.dunning.configfile.Problem;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the check of the settings found.
 *
 * @param environment the settings as Spring Boot sees them
 * @param problems what must be put right
 * @param unset secrets and other variables that are referred to and not set in this environment
 */
public record SettingsReport(ConfigurableEnvironment environment, List<Problem> problems, List<Problem> unset) {

    public SettingsReport {
        problems = problems.stream().distinct().sorted().toList();
        unset = unset.stream().distinct().sorted().toList();
    }
}
