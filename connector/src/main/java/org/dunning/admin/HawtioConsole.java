package org.dunning.admin;

import java.time.Duration;
import java.util.Map;
import org.jolokia.server.core.http.AgentServlet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hawtio at {@code /hawtio} on the main port: its pages, and Jolokia below it with our policy. Hawtio's own
 * auto-configuration is switched off: it follows the management port, and brings a proxy and logins we do not want
 * (decision 0009).
 */
@Configuration
@ConditionalOnWebApplication(type = Type.SERVLET)
class HawtioConsole implements WebMvcConfigurer {

    /** Pages that exist only in the browser: reloading one must give Hawtio's start page, which then shows it. */
    private static final String PAGES = "/hawtio/{page:dunning|camel|jmx|help|preferences|login}";

    @Bean
    ServletRegistrationBean<AgentServlet> jolokia() {
        var jolokia = new ServletRegistrationBean<>(new AgentServlet(new JolokiaPolicy()), "/hawtio/jolokia/*");
        jolokia.setName("jolokia");
        jolokia.setInitParameters(Map.of(
                "agentDescription", "Dunning Connector",
                "includeStackTrace", "false",
                "serializeException", "false",
                "disableDetectors", "true",
                "discoveryEnabled", "false"));
        return jolokia;
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/", "/hawtio/");
        pages.addRedirectViewController("/hawtio", "/hawtio/");
        // Spring Boot serves health at the management port; this is the same answer at the console's.
        pages.addViewController("/actuator/health").setViewName("forward:/health");
        for (String page : new String[] {"/hawtio/", PAGES, PAGES + "/**"}) {
            pages.addViewController(page).setViewName("forward:/hawtio/index.html");
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/hawtio/dunning-tab/*")
                .addResourceLocations("classpath:/org/dunning/admin/tab/")
                .setCacheControl(CacheControl.noCache());
        files.addResourceHandler("/hawtio/static/**")
                .addResourceLocations("classpath:/hawtio-static/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate());
        files.addResourceHandler("/hawtio/**")
                .addResourceLocations("classpath:/hawtio-static/")
                .setCacheControl(CacheControl.noCache());
    }
}
