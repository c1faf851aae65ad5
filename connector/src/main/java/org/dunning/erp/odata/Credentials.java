package org.dunning.erp.odata;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a request says who asks. */
public sealed interface Credentials {

    void addTo(HttpRequest.Builder request);

    /** After a 401: whether the same request may be accepted with what there is now. */
    default boolean renew() {
        return false;
    }

    /** Name and password (RFC 7617). */
    record Basic(String username, String password) implements Credentials {

        @Override
        public void addTo(HttpRequest.Builder request) {
            String both =
                    Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + both);
        }

        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    /** The certificate of the TLS connection says it. */
    record Certificate() implements Credentials {

        @Override
        public void addTo(HttpRequest.Builder request) {}
    }

    /** A token that an authorisation server gives to this program itself (RFC 6749, 4.4). */
    record Token(OAuthTokens tokens) implements Credentials {

        @Override
        public void addTo(HttpRequest.Builder request) {
            request.header("Authorization", "Bearer " + tokens.current());
        }

        @Override
        public boolean renew() {
            return tokens.forget();
        }
    }
}
