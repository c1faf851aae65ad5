package org.dunning.answerpage;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.dunning.inbox.FormAnswers.FormAnswer;
import org.dunning.inbox.FormAnswers.Invitation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The page in the languages that are shipped. Whatever is not ours is escaped. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty(prefix = "dunning.answer-links", name = "enabled", havingValue = "true")
class PageWords {

    private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "it", "pt", "ca");
    private static final String USUAL = "en";

    private final Map<String, Properties> words = new HashMap<>();
    private final String frame;
    private final String form;
    private final String style;

    PageWords() {
        frame = resource("frame.html");
        form = resource("form.html");
        style = resource("style.css");
        LANGUAGES.forEach(language -> words.put(language, properties(resource("words." + language + ".properties"))));
    }

    String style() {
        return style;
    }

    /** @param wrong the key of what to tell; null for nothing */
    String form(Invitation invitation, @Nullable String wrong) {
        if (invitation.items().isEmpty()) {
            return message(invitation.language(), "nothing-open");
        }
        String items = invitation.items().stream()
                .map(line -> "<li><span>" + escaped(line.document()) + "</span><span>" + escaped(line.amount())
                        + "</span></li>")
                .collect(Collectors.joining("\n"));
        String body = filled(form, invitation.language())
                .replace("{{company}}", escaped(invitation.company()))
                .replace("{{notice}}", String.valueOf(invitation.notice()))
                .replace("{{items}}", items)
                .replace("{{today}}", invitation.today().toString())
                .replace("{{latest}}", invitation.latest().toString())
                .replace(
                        "{{wrong}}",
                        wrong == null
                                ? ""
                                : "<p class=\"wrong\" role=\"alert\">" + word(invitation.language(), wrong) + "</p>");
        return framed(invitation.language(), body);
    }

    String thanks(Invitation invitation, FormAnswer answer) {
        String said =
                switch (answer.choice()) {
                    case PAID -> "thanks-paid";
                    case PROMISE -> "thanks-promise";
                    case DISPUTE -> "thanks-dispute";
                    case RECEIVED -> "thanks-received";
                };
        return framed(
                invitation.language(),
                "<h1>" + word(invitation.language(), "thanks") + "</h1>\n<p>"
                        + word(invitation.language(), said).replace("{day}", String.valueOf(answer.day()))
                        + "</p>\n<p class=\"small\">"
                        + escaped(invitation.company()) + "</p>");
    }

    String message(String language, String key) {
        return framed(language, "<h1>" + word(language, key + "-title") + "</h1>\n<p>" + word(language, key) + "</p>");
    }

    private String framed(String language, String body) {
        return filled(frame, language).replace("{{language}}", known(language)).replace("{{body}}", body);
    }

    private String filled(String page, String language) {
        String filled = page;
        Properties own = properties(language, words);
        for (String key : own.stringPropertyNames()) {
            filled = filled.replace("{{words." + key + "}}", escaped(own.getProperty(key)));
        }
        return filled;
    }

    private String word(String language, String key) {
        return escaped(properties(language, words).getProperty(key, ""));
    }

    private static Properties properties(String language, Map<String, Properties> words) {
        Properties own = words.get(known(language));
        if (own == null) {
            throw new IllegalStateException("no words in " + language);
        }
        return own;
    }

    private static String known(String language) {
        return LANGUAGES.contains(language) ? language : USUAL;
    }

    private static String escaped(String text) {
        // The braces too, so that nobody's name is taken for a place to fill.
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("{{", "&#123;&#123;");
    }

    private static Properties properties(String text) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(text));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource(name, PageWords.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
