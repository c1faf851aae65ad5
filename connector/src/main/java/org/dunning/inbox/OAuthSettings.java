package org.dunning.inbox;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.dunning.company.ThisMachine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code dunning.inbox.oauth}: how access tokens for the mailbox are got (RFC 6749). With a refresh token
 * they are a person's mailbox's, without one the application's own (client credentials; not with Google).
 *
 * @param tenant of Microsoft 365
 * @param tokenUrl where tokens are given; default that of the provider
 * @param scope default that of the provider
 * @param clientSecret from the environment, or in a file named by {@code client-secret-file}
 * @param refreshToken from the environment, or in a file named by {@code refresh-token-file}
 */
record OAuthSettings(
        @NotNull @DefaultValue("other") Provider provider,
        @Nullable String tenant,
        @Nullable String tokenUrl,
        @Nullable String scope,
        @NotBlank String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientSecretFile,
        @Nullable String refreshToken,
        @Nullable Path refreshTokenFile) {

    private static final String MICROSOFT = "https://login.microsoftonline.com/%s/oauth2/v2.0/token";
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";

    /** Who gives the tokens. */
    enum Provider {
        MICROSOFT,
        GOOGLE,
        OTHER
    }

    OAuthSettings {
        if (provider == Provider.MICROSOFT
                && tokenUrl == null
                && (tenant == null || !tenant.matches("[A-Za-z0-9.-]+"))) {
            throw new IllegalArgumentException("microsoft needs the tenant: its id or its domain");
        }
        if (provider == Provider.OTHER && tokenUrl == null) {
            throw new IllegalArgumentException("another provider needs token-url");
        }
        if (provider == Provider.GOOGLE && refreshToken == null && refreshTokenFile == null) {
            throw new IllegalArgumentException("google needs refresh-token or refresh-token-file");
        }
        if (clientSecret != null && clientSecretFile != null || refreshToken != null && refreshTokenFile != null) {
            throw new IllegalArgumentException("a secret comes from the environment or from a file, not from both");
        }
        if (tokenUrl != null && !ThisMachine.isProtected(URI.create(tokenUrl))) {
            throw new IllegalArgumentException("token-url must begin with https://");
        }
    }

    URI tokenAddress() {
        return URI.create(
                tokenUrl != null
                        ? tokenUrl
                        : provider == Provider.GOOGLE ? GOOGLE : MICROSOFT.formatted(Objects.requireNonNull(tenant)));
    }

    /** The fields of the request for a token, secrets among them. */
    Map<String, String> request() {
        String refresh = secret(refreshToken, refreshTokenFile);
        String client = secret(clientSecret, clientSecretFile);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", clientId);
        if (client != null) {
            fields.put("client_secret", client);
        }
        fields.put("grant_type", refresh == null ? "client_credentials" : "refresh_token");
        if (refresh != null) {
            fields.put("refresh_token", refresh);
        }
        String asked = scope != null ? scope : usualScope(refresh != null);
        if (asked != null) {
            fields.put("scope", asked);
        }
        return fields;
    }

    private @Nullable String usualScope(boolean delegated) {
        return provider != Provider.MICROSOFT
                ? null
                : delegated
                        ? "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"
                        : "https://outlook.office365.com/.default";
    }

    private static @Nullable String secret(@Nullable String value, @Nullable Path file) {
        if (file == null) {
            return value;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret's file cannot be read: " + file, e);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "oauth[" + provider + ", " + clientId + "]";
    }
}
