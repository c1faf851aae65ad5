package org.dunning.admin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Tells the log who logged in by the form; programs log in with every request and are told by what they do. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class LoginLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoginLog.class);

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent login) {
        LOG.info("Console: '{}' logged in", login.getAuthentication().getName());
    }
}
