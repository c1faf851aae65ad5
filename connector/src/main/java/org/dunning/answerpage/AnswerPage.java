package org.dunning.answerpage;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.dunning.company.AnswerLinks;
import org.dunning.inbox.FormAnswers;
import org.dunning.inbox.FormAnswers.Choice;
import org.dunning.inbox.FormAnswers.FormAnswer;
import org.dunning.inbox.FormAnswers.Invitation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * GET shows and changes nothing, for mail scanners follow every link; POST acts. Nothing of a debtor is looked up before
 * the link's signature was checked.
 */
@RestController
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty(prefix = "dunning.answer-links", name = "enabled", havingValue = "true")
class AnswerPage {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final int LONGEST_WORDS = 1000;

    private final AnswerLinks links;
    private final FormAnswers answers;
    private final PageWords words;
    private final AnswerThrottle throttle;

    AnswerPage(AnswerLinks links, FormAnswers answers, PageWords words, AnswerThrottle throttle) {
        this.links = links;
        this.answers = answers;
        this.words = words;
        this.throttle = throttle;
    }

    @GetMapping(AnswerLinks.PATH + "style.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok().contentType(CSS).body(words.style());
    }

    @GetMapping(AnswerLinks.PATH + "{token}")
    ResponseEntity<String> show(@PathVariable String token, HttpServletRequest request) {
        String browsers = request.getLocale().getLanguage();
        if (!throttle.allows(request.getRemoteAddr())) {
            return page(HttpStatus.TOO_MANY_REQUESTS, words.message(browsers, "busy"));
        }
        return invitation(token)
                .map(invitation -> page(HttpStatus.OK, words.form(invitation, null)))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, words.message(browsers, "ended")));
    }

    @PostMapping(AnswerLinks.PATH + "{token}")
    ResponseEntity<String> act(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String paid,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request) {
        String browsers = request.getLocale().getLanguage();
        if (!throttle.allows(request.getRemoteAddr()) || !throttle.allowsPost(token)) {
            return page(HttpStatus.TOO_MANY_REQUESTS, words.message(browsers, "busy"));
        }
        Optional<Long> delivery = links.delivery(token);
        Optional<Invitation> found = delivery.flatMap(answers::invitation);
        if (found.isEmpty()) {
            return page(HttpStatus.NOT_FOUND, words.message(browsers, "ended"));
        }
        Invitation invitation = found.get();
        FormAnswer answer = answer(choice, day, paid, text);
        String wrong = wrong(answer, invitation);
        if (answer == null || wrong != null) {
            return page(HttpStatus.BAD_REQUEST, words.form(invitation, wrong));
        }
        answers.take(delivery.get(), answer);
        return page(HttpStatus.OK, words.thanks(invitation, answer));
    }

    private Optional<Invitation> invitation(String token) {
        return links.delivery(token).flatMap(answers::invitation);
    }

    private static @Nullable FormAnswer answer(String choice, String day, String paid, String text) {
        String own = text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text;
        return switch (choice) {
            case "paid" -> new FormAnswer(Choice.PAID, date(paid), own);
            case "promise" -> new FormAnswer(Choice.PROMISE, date(day), own);
            case "dispute" -> new FormAnswer(Choice.DISPUTE, null, own);
            case "received" -> new FormAnswer(Choice.RECEIVED, null, "");
            default -> null;
        };
    }

    /** The key of what to tell; null when nothing is wrong. */
    private static @Nullable String wrong(@Nullable FormAnswer answer, Invitation invitation) {
        if (answer == null) {
            return "choose";
        }
        LocalDate day = answer.day();
        if (answer.choice() == Choice.PROMISE
                && (day == null || day.isBefore(invitation.today()) || day.isAfter(invitation.latest()))) {
            return "wrong-day";
        }
        if (answer.choice() == Choice.PAID && day != null && day.isAfter(invitation.today())) {
            return "wrong-paid";
        }
        return answer.choice() == Choice.DISPUTE && answer.words().isBlank() ? "why-missing" : null;
    }

    private static @Nullable LocalDate date(String value) {
        try {
            return value.isBlank() ? null : LocalDate.parse(value.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ResponseEntity<String> page(HttpStatus status, String body) {
        return ResponseEntity.status(status).contentType(HTML).body(body);
    }
}
