package org.dunning.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.admin}.
 *
 * @param users by name; none means one generated password for the user {@code admin}
 * @param passwordFile where the hash of the generated password is kept, mode 0600
 * @param failuresBeforeLock failed logins of one user from one address until it is locked
 * @param lock how long a login stays locked
 * @param idle how long a session lives without its person doing anything (polling does not count)
 * @param sessionMax how long a session lives at most
 */
@Validated
@ConfigurationProperties(prefix = "dunning.admin", ignoreUnknownFields = false)
record AdminProperties(
        @Valid @DefaultValue Map<String, User> users,
        @DefaultValue("data/console-password") Path passwordFile,
        @DefaultValue("5") int failuresBeforeLock,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration sessionMax) {

    /**
     * A person who may use the console.
     *
     * @param password plain, or a hash with its scheme in front such as <code>{bcrypt}$2a$...</code>
     * @param companies ids of the only companies this person may see and act on; empty for all
     */
    record User(@NotBlank String password, @NotNull Role role, @DefaultValue List<String> companies) {

        @Override
        public String toString() {
            return "User[role=" + role + ", companies=" + companies + "]";
        }
    }

    AdminProperties {
        users = Map.copyOf(users);
    }

    @Nullable
    User user(String name) {
        return users.get(name);
    }
}
