package org.dunning.channel;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailAuthenticator;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.NotPermittedException;
import org.jspecify.annotations.Nullable;

/**
 * The mail channel as camel-mail sees it. It sends notices only, each once and with a permit, and records the outcome on
 * the message instead of throwing it. Its settings are those under {@code dunning.mail}; a route cannot change them.
 */
abstract class NoticeSender implements JavaMailSender {

    private final PermitRule permit;

    NoticeSender(PermitRule permit) {
        this.permit = permit;
    }

    /** @throws NotPermittedException when the outbox does not permit it; nothing was sent then */
    @Override
    public final void send(MimeMessage message) {
        if (!(message instanceof NoticeMessage notice)) {
            throw new NotPermittedException("the mail channel sends notices of the outbox only, nothing else");
        }
        permit.once(notice, this::handOver);
    }

    /** Hands the message over and tells what came of it; null when it was not tried. */
    abstract @Nullable HandOver handOver(NoticeMessage notice);

    final PermitRule permit() {
        return permit;
    }

    @Override
    public Session getSession() {
        return Session.getInstance(new Properties());
    }

    @Override
    public Properties getJavaMailProperties() {
        return new Properties();
    }

    @Override
    public void setJavaMailProperties(Properties properties) {
        throw fixed();
    }

    @Override
    public void addAdditionalJavaMailProperty(String key, String value) {
        throw fixed();
    }

    @Override
    public @Nullable String getHost() {
        return null;
    }

    @Override
    public void setHost(String host) {
        throw fixed();
    }

    @Override
    public int getPort() {
        return -1;
    }

    @Override
    public void setPort(int port) {
        throw fixed();
    }

    @Override
    public @Nullable String getUsername() {
        return null;
    }

    @Override
    public void setUsername(String username) {
        throw fixed();
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public void setPassword(String password) {
        throw fixed();
    }

    @Override
    public String getProtocol() {
        return "smtp";
    }

    @Override
    public void setProtocol(String protocol) {
        throw fixed();
    }

    @Override
    public void setSession(Session session) {
        throw fixed();
    }

    @Override
    public @Nullable MailAuthenticator getAuthenticator() {
        return null;
    }

    @Override
    public void setAuthenticator(MailAuthenticator authenticator) {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("the mail channel is configured under dunning.mail only");
    }
}
