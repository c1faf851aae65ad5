package org.dunning.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends a person to the login page, Hawtio's scripts a plain 401, and a program the basic challenge. */
final class ConsoleEntryPoint implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            page.commence(request, response, refused);
            return;
        }
        // A browser would answer the challenge with its own password window on top of the console.
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Dunning Connector\", charset=\"UTF-8\"");
        }
        response.sendError(HttpStatus.UNAUTHORIZED.value());
    }
}
