package org.dunning.erp.sap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.odata.Credentials;
import org.dunning.erp.odata.HttpLine;
import org.dunning.erp.odata.HttpSession;
import org.dunning.erp.odata.OAuthTokens;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataService;
import org.dunning.erp.odata.ODataV2;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The one SAP system, with the one login, and its services. */
@Lazy
@Component
class SapServer {

    private final HttpSession session;
    private final ODataService openItems;
    private final ODataService masterData;
    private final ODataService contacts;

    @Autowired
    SapServer(ErpApiProperties api, SapProperties sap, Clock clock) {
        this(api, sap, clock, duration -> LockSupport.parkNanos(duration.toNanos()));
    }

    SapServer(ErpApiProperties api, SapProperties sap, Clock clock, Consumer<Duration> pause) {
        URI base = URI.create(required(api.url(), "url").replaceFirst("/$", ""));
        Map<String, String> parameters = new LinkedHashMap<>();
        if (sap.systemClient() != null) {
            parameters.put("sap-client", sap.systemClient());
        }
        parameters.put("sap-language", sap.language());
        var line = new HttpLine(api.timeout(), tls(sap));
        this.session = new HttpSession(line, base, credentials(api, sap, clock), parameters, pause);
        this.openItems = new ODataV2(session, sap.services().openItems());
        this.masterData = new ODataV2(session, sap.services().masterData());
        this.contacts = new ODataV2(session, sap.services().contacts());
    }

    ODataService openItems() {
        return openItems;
    }

    ODataService masterData() {
        return masterData;
    }

    /** The custom object that holds contacts and promises. */
    ODataService contacts() {
        return contacts;
    }

    HttpSession session() {
        return session;
    }

    private static Credentials credentials(ErpApiProperties api, SapProperties sap, Clock clock) {
        SapProperties.OAuth oauth = sap.oauth();
        if (oauth != null) {
            String secret = oauth.clientSecret() == null ? "" : oauth.clientSecret();
            // A line of its own: the cookies of one server are not for the other.
            return new Credentials.Token(new OAuthTokens(
                    new HttpLine(api.timeout(), tls(sap)),
                    URI.create(oauth.tokenUrl()),
                    new Credentials.Basic(oauth.clientId(), secret),
                    oauth.scope(),
                    clock));
        }
        if (sap.certificate() != null && api.username() == null) {
            return new Credentials.Certificate();
        }
        return new Credentials.Basic(required(api.username(), "username"), required(api.password(), "password"));
    }

    private static @Nullable SSLContext tls(SapProperties sap) {
        Path file = sap.certificate();
        if (file == null) {
            return null;
        }
        char[] password = (sap.certificatePassword() == null ? "" : sap.certificatePassword()).toCharArray();
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(bytes, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            return tls;
        } catch (IOException | GeneralSecurityException e) {
            throw new ODataException(
                    Kind.REFUSED,
                    "dunning.sap.certificate, " + file + ", cannot be read as PKCS 12 with"
                            + " dunning.sap.certificate-password");
        }
    }

    private static String required(@Nullable String value, String key) {
        if (value == null || value.isBlank()) {
            throw new ODataException(
                    Kind.REFUSED,
                    "dunning.erp-api." + key + " is not set; SAP needs url, username and password there, or a login by"
                            + " dunning.sap.oauth or dunning.sap.certificate");
        }
        return value;
    }
}
