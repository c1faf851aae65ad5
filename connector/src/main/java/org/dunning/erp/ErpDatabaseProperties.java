package org.dunning.erp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The ERP's database under {@code dunning.erp-database}. Without a url there are no pools.
 *
 * @param url of JDBC, without a password
 * @param username a login that may read
 * @param write where contacts are noted; what it leaves out is as above
 */
@Validated
@ConfigurationProperties(prefix = "dunning.erp-database", ignoreUnknownFields = false)
record ErpDatabaseProperties(
        @Nullable @Pattern(regexp = NO_PASSWORD, message = NO_PASSWORD_MESSAGE) String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable @Valid Login write) {

    private static final String NO_PASSWORD = "(?is)(?!.*password=)(?!.*//[^/@]*:[^/@]*@).*";
    private static final String NO_PASSWORD_MESSAGE =
            "must hold no password; set the password beside it, from the environment";

    /** A login of its own for writing. */
    record Login(
            @Nullable @Pattern(regexp = NO_PASSWORD, message = NO_PASSWORD_MESSAGE) String url,
            @Nullable String username,
            @Nullable String password) {

        @Override
        public String toString() {
            return shown(url, username);
        }
    }

    Login reading() {
        return new Login(url, username, password);
    }

    /** A user without a password of its own must not be sent the reader's. */
    Login writing() {
        if (write == null) {
            return reading();
        }
        boolean sameUser = write.username() == null || write.username().equals(username);
        return new Login(
                write.url() == null ? url : write.url(),
                write.username() == null ? username : write.username(),
                write.password() == null && sameUser ? password : write.password());
    }

    @Override
    public String toString() {
        return shown(url, username);
    }

    private static String shown(@Nullable String url, @Nullable String username) {
        return "[url=" + url + ", username=" + username + "]";
    }
}
