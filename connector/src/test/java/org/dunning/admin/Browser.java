package org.dunning.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without its pictures: keeps cookies and follows no redirect by itself. */
final class Browser {

    private final String url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(String url) {
        this.url = url;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(
                request(path, headers).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    /** A form or a script's request with the CSRF token a page of ours would send. */
    HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", contentType)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(body)));
    }

    /** What a page of another site could make this browser send. */
    HttpResponse<String> forgedPost(String path, String contentType, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> login(String user, String password, String... headers) {
        get("/login");
        return post(
                "/login",
                "application/x-www-form-urlencoded",
                form(Map.of("username", user, "password", password)),
                headers);
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    void setCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(url), cookie);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
