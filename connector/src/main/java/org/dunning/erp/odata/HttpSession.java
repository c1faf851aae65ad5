package org.dunning.erp.odata;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dunning.erp.odata.ODataException.Kind;

/** One server with one login: what every request to it carries, and when one is sent again. Not shared among logins. */
public final class HttpSession {

    private static final int TRIES = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final HttpLine line;
    private final URI base;
    private final Credentials credentials;
    private final Map<String, String> parameters;
    private final Consumer<Duration> pause;

    /**
     * @param base scheme, host and port; no other is ever asked
     * @param parameters added to every address that lacks them, such as sap-client
     * @param pause how to wait
     */
    public HttpSession(
            HttpLine line,
            URI base,
            Credentials credentials,
            Map<String, String> parameters,
            Consumer<Duration> pause) {
        this.line = line;
        this.base = base;
        this.credentials = credentials;
        this.parameters = parameters;
        this.pause = pause;
    }

    /** Sends once; only where the server certainly did nothing, because of the login or of haste, again. */
    public HttpReply send(String path, String name, Consumer<HttpRequest.Builder> content) {
        return repeated(
                () -> {
                    HttpReply reply = attempt(path, name, content);
                    if (reply.status() == 401 && credentials.renew()) {
                        reply = attempt(path, name, content);
                    }
                    if (reply.status() == 429 || reply.status() == 503) {
                        Duration asked = reply.retryAfter();
                        throw new ODataException(
                                Kind.BUSY,
                                "HTTP " + reply.status() + " for " + name
                                        + ": the server asks to be left alone"
                                        + (asked == null ? " for now" : " for " + asked),
                                asked);
                    }
                    return reply;
                },
                ODataException::isBusy);
    }

    /** For what may be asked as often as one likes. */
    <T> T repeatedly(Supplier<T> question) {
        return repeated(question, problem -> problem.is(Kind.IN_DOUBT));
    }

    private <T> T repeated(Supplier<T> question, java.util.function.Predicate<ODataException> again) {
        for (int tried = 1; ; tried++) {
            try {
                return question.get();
            } catch (ODataException e) {
                if (tried == TRIES || !again.test(e) || asksForTooLong(e)) {
                    throw e;
                }
                pause.accept(pauseAfter(tried, e));
            }
        }
    }

    private HttpReply attempt(String path, String name, Consumer<HttpRequest.Builder> content) {
        var request =
                HttpRequest.newBuilder(base.resolve(withParameters(path))).header("User-Agent", "dunning-connector");
        content.accept(request);
        credentials.addTo(request);
        return line.send(request.build(), name);
    }

    private String withParameters(String path) {
        String missing = parameters.entrySet().stream()
                .filter(parameter -> !path.contains(parameter.getKey() + "="))
                .map(parameter -> parameter.getKey() + "=" + ODataLiteral.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return missing.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + missing;
    }

    /** Coming back earlier than it was asked for would only make it worse: the next run comes late enough. */
    private static boolean asksForTooLong(ODataException problem) {
        Duration asked = problem.askedToWait();
        return asked != null && asked.compareTo(LONGEST_PAUSE) > 0;
    }

    /** Up to a quarter more, so that several who were sent away do not come back as one. */
    private static Duration pauseAfter(int tried, ODataException problem) {
        Duration asked = problem.askedToWait();
        if (asked != null) {
            return asked;
        }
        long millis = 1_000L << (2 * (tried - 1));
        return Duration.ofMillis(
                millis + java.util.concurrent.ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }
}
