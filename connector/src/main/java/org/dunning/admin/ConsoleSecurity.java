package org.dunning.admin;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.SessionManagementFilter;

/** Who reaches what over HTTP. What a person may do with an operation is decided at the operation itself. */
@Configuration
@ConditionalOnWebApplication(type = Type.SERVLET)
class ConsoleSecurity {

    /** What Hawtio needs and nothing else: inline styles and blob workers for its editor, no inline script. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    AuthenticationProvider consoleLogin(AdminProperties properties, Clock clock) {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        var users = new ConsoleUsers(properties, encoder, new FirstStartNotice(System.out));
        var login = new DaoAuthenticationProvider(users);
        login.setPasswordEncoder(encoder);
        var throttle = new LoginThrottle(clock, properties.failuresBeforeLock(), properties.lock());
        return new ThrottledLogin(login, throttle);
    }

    @Bean
    SecurityFilterChain console(
            HttpSecurity http,
            AuthenticationProvider consoleLogin,
            AdminProperties properties,
            ManagementServerProperties management,
            Clock clock)
            throws Exception {
        var loopback = new LoopbackManagement(management);
        return http.authenticationProvider(consoleLogin)
                .authorizeHttpRequests(requests -> authorize(requests, loopback))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        // Hawtio sends back the cookie's value, so the token is not masked per request.
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new CsrfCookieFilter(), BasicAuthenticationFilter.class)
                .addFilterBefore(
                        new SessionLimits(clock, properties.idle(), properties.sessionMax()),
                        SessionManagementFilter.class)
                .headers(ConsoleSecurity::headers)
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/hawtio/", true))
                .requestCache(RequestCacheConfigurer::disable)
                .httpBasic(basic -> {})
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new ConsoleEntryPoint()))
                .logout(ConsoleSecurity::logout)
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            LoopbackManagement loopback) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(EndpointRequest.to("health"))
                .permitAll()
                .requestMatchers(GET, "/login", "/actuator/health", "/health")
                .permitAll()
                .requestMatchers(loopback::isMetrics)
                .permitAll()
                .requestMatchers(POST, "/hawtio/jolokia", "/hawtio/jolokia/")
                .authenticated()
                .requestMatchers("/hawtio/jolokia", "/hawtio/jolokia/**")
                .denyAll()
                .requestMatchers(GET, "/", "/hawtio", "/hawtio/**")
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(builder -> builder.sameSite("Strict"));
        return cookie;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }

    private static void logout(LogoutConfigurer<HttpSecurity> logout) {
        // Hawtio logs out by going to this address. The session cookie is SameSite=Strict: no other site can do it.
        logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(GET, "/hawtio/auth/logout"))
                .logoutSuccessUrl("/login?logout")
                .deleteCookies("DUNNINGSESSION");
    }
}
