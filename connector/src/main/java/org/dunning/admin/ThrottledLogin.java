package org.dunning.admin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a name and password, by form or basic authentication, unless too many failed before. */
final class ThrottledLogin implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(ThrottledLogin.class);

    private final DaoAuthenticationProvider login;
    private final LoginThrottle throttle;

    ThrottledLogin(DaoAuthenticationProvider login, LoginThrottle throttle) {
        this.login = login;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String address = address(request);
        if (throttle.locked(request.getName(), address)) {
            // The same answer as to a wrong password: nobody learns which names exist, or that they are locked.
            throw new BadCredentialsException("Bad credentials");
        }
        try {
            Authentication person = login.authenticate(request);
            throttle.succeeded(request.getName(), address);
            return person;
        } catch (AuthenticationException e) {
            throttle.failed(request.getName(), address);
            // Not the name: people type their password there.
            LOG.warn(
                    "Console: failed login from {}{}",
                    address,
                    throttle.locked(request.getName(), address) ? "; locked for a while" : "");
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return login.supports(authentication);
    }

    private static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "?";
    }
}
