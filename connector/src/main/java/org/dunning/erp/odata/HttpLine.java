package org.dunning.erp.odata;

import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.dunning.erp.odata.ODataException.Kind;
import org.jspecify.annotations.Nullable;

/** One request, one answer. All cookies are kept; no redirect is followed: they lead to login pages, or elsewhere. */
public final class HttpLine {

    private final HttpClient http;
    private final Duration timeout;

    /** @param tls with a certificate of our own; null without one */
    public HttpLine(Duration timeout, @Nullable SSLContext tls) {
        this.timeout = timeout;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER))
                .followRedirects(HttpClient.Redirect.NEVER);
        this.http = tls == null ? builder.build() : builder.sslContext(tls).build();
    }

    /** @param name what is asked, for messages */
    HttpReply send(HttpRequest request, String name) {
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpReply(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ODataException(Kind.IN_DOUBT, "no answer for " + name + " within " + timeout);
        } catch (ExecutionException e) {
            throw unreachable(e, request, name);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ODataException(Kind.REFUSED, "stopped while waiting for " + name);
        }
    }

    private static ODataException unreachable(ExecutionException e, HttpRequest request, String name) {
        String host = request.uri().getHost();
        int port = request.uri().getPort();
        if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException) {
            return new ODataException(
                    Kind.BUSY,
                    "nothing answers at " + request.uri().getScheme() + "://" + host + (port < 0 ? "" : ":" + port)
                            + "; is the address right, and does a firewall let it through?");
        }
        if (e.getCause() instanceof javax.net.ssl.SSLException) {
            return new ODataException(
                    Kind.REFUSED,
                    "no secure connection to " + host + ": " + e.getCause().getMessage());
        }
        return new ODataException(Kind.IN_DOUBT, "the connection broke while waiting for " + name);
    }
}
