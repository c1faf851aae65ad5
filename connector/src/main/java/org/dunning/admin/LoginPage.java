package org.dunning.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The form that asks for name and password. Nothing of a request is repeated on it. */
@RestController
@ConditionalOnWebApplication(type = Type.SERVLET)
class LoginPage {

    private final String page;

    LoginPage() throws IOException {
        page = new ClassPathResource("login.html", LoginPage.class).getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String login(
            CsrfToken csrf,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout) {
        return page.replace("{{csrf}}", csrf.getToken()).replace("{{message}}", message(error, logout));
    }

    private static String message(@Nullable String error, @Nullable String logout) {
        if (error != null) {
            return "<p class=\"message wrong\" role=\"alert\">Wrong name or password, or too many attempts.</p>";
        }
        return logout == null ? "" : "<p class=\"message\" role=\"status\">You are logged out.</p>";
    }
}
