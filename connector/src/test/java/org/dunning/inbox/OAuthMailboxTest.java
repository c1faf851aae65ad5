package org.dunning.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.dunning.inbox.OAuthSettings.Provider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The mailbox with tokens, against a real IMAP server that takes XOAUTH2 and a token server. */
class OAuthMailboxTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.IMAP.dynamicPort());

    @RegisterExtension
    static final WireMockExtension TOKENS = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    @BeforeEach
    void mailbox() {
        MAIL.setUser("ar@acme.example", "ar", "the-token");
    }

    private OAuthSettings settings(@Nullable Path refreshToken) {
        return new OAuthSettings(
                Provider.OTHER,
                null,
                TOKENS.baseUrl() + "/token",
                "mail",
                "our-app",
                "s3cret",
                null,
                null,
                refreshToken);
    }

    private InboxProperties properties(OAuthSettings oauth) {
        var source = new MapConfigurationPropertySource();
        source.put("dunning.inbox.host", "127.0.0.1");
        source.put("dunning.inbox.port", MAIL.getImap().getPort());
        source.put("dunning.inbox.tls", "none");
        source.put("dunning.inbox.username", "ar");
        source.put("dunning.inbox.oauth.token-url", oauth.tokenAddress().toString());
        source.put("dunning.inbox.oauth.client-id", "our-app");
        source.put("dunning.inbox.oauth.client-secret", "s3cret");
        return new Binder(source).bindOrCreate("dunning.inbox", InboxProperties.class);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static void gives(String token, long seconds) {
        TOKENS.stubFor(post("/token")
                .willReturn(okJson("{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + "}")));
    }

    @Test
    void isOpenedWithATokenThatIsAskedForOnce() throws Exception {
        gives("the-token", 3600);
        InboxProperties inbox = properties(settings(null));
        var login = new MailboxLogin(inbox, new AccessTokens(at(NOW)));

        for (int look = 0; look < 2; look++) {
            try (var store = login.open(java.util.Objects.requireNonNull(inbox.server()))) {
                assertThat(store.getFolder("INBOX").exists()).isTrue();
            }
        }

        TOKENS.verify(
                1,
                postRequestedFor(urlEqualTo("/token"))
                        .withRequestBody(containing("grant_type=client_credentials"))
                        .withRequestBody(containing("client_secret=s3cret")));
        assertThat(inbox.toString() + inbox.oauth()).doesNotContain("s3cret");
    }

    @Test
    void aTokenIsReplacedAMinuteBeforeItEnds() throws Exception {
        var now = new AtomicReference<>(NOW);
        InstantSource time = now::get;
        var tokens = new AccessTokens(time.withZone(ZoneOffset.UTC));
        gives("first", 600);
        assertThat(tokens.token(settings(null))).isEqualTo("first");

        gives("second", 600);
        now.set(NOW.plusSeconds(539));
        assertThat(tokens.token(settings(null))).isEqualTo("first");
        now.set(NOW.plusSeconds(540));
        assertThat(tokens.token(settings(null))).isEqualTo("second");
        TOKENS.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void aTokenTheMailServerRefusesIsReplacedOnce() {
        gives("another", 3600);
        InboxProperties inbox = properties(settings(null));
        var login = new MailboxLogin(inbox, new AccessTokens(at(NOW)));

        assertThatThrownBy(() -> login.open(java.util.Objects.requireNonNull(inbox.server())))
                .isInstanceOf(MessagingException.class);
        TOKENS.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void aRefreshTokenComesFromAFileAndARefusalIsToldWithoutSecretsAndNotAskedAgainAtOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("refresh"), "r3fresh\n");
        TOKENS.stubFor(post("/token")
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"token r3fresh has ended\"}")));
        var tokens = new AccessTokens(at(NOW));

        assertThatThrownBy(() -> tokens.token(settings(file)))
                .hasMessage("the token server answered 400 (invalid_grant); see dunning.inbox.oauth");
        assertThatThrownBy(() -> tokens.token(settings(file)))
                .hasMessageContaining("asked again after 2026-11-20T12:10");
        TOKENS.verify(
                1,
                postRequestedFor(urlEqualTo("/token"))
                        .withRequestBody(containing("grant_type=refresh_token"))
                        .withRequestBody(containing("refresh_token=r3fresh")));
    }

    @Test
    void whatIsMissingIsTold() {
        assertThatThrownBy(() -> new OAuthSettings(Provider.MICROSOFT, null, null, null, "app", "x", null, null, null))
                .hasMessageContaining("tenant");
        assertThatThrownBy(() -> new OAuthSettings(Provider.GOOGLE, null, null, null, "app", "x", null, null, null))
                .hasMessageContaining("refresh-token");
        assertThatThrownBy(() -> new OAuthSettings(
                        Provider.OTHER, null, "http://tokens.example.com/", null, "app", "x", null, null, null))
                .hasMessageContaining("https");
        var microsoft = new OAuthSettings(Provider.MICROSOFT, "acme.example", null, null, "app", "x", null, null, null);
        assertThat(microsoft.tokenAddress())
                .hasToString("https://login.microsoftonline.com/acme.example/oauth2/v2.0/token");
        assertThat(microsoft.request()).containsEntry("scope", "https://outlook.office365.com/.default");
    }
}
