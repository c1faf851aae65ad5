package org.dunning.inbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.Objects;
import org.dunning.company.ImapServer;
import org.springframework.stereotype.Component;

/** Opens the mailbox, by its password or by a token. */
@Component
class MailboxLogin {

    private final InboxProperties properties;
    private final AccessTokens tokens;

    MailboxLogin(InboxProperties properties, AccessTokens tokens) {
        this.properties = properties;
        this.tokens = tokens;
    }

    /** @throws MessagingException when the server cannot be reached or refuses */
    Store open(ImapServer server) throws MessagingException {
        OAuthSettings oauth = properties.oauth();
        if (oauth == null) {
            return server.openWithPassword(Objects.requireNonNull(properties.password()));
        }
        try {
            return server.openWithToken(tokens.token(oauth));
        } catch (AuthenticationFailedException e) {
            // Tokens can be revoked before they end; a new one tells whether that was it.
            tokens.forget();
            return server.openWithToken(tokens.token(oauth));
        }
    }
}
