package org.dunning.channel;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.jspecify.annotations.Nullable;

/** One request to a provider of messages, once, and what came of it. Its silence after the message is no answer. */
record Provider(HttpClient http, Duration patience, Clock clock) {

    /** What a provider says fits into far less. */
    private static final int MOST_BYTES = 64 * 1024;

    static Provider patient(Duration patience, Clock clock) {
        return new Provider(
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                patience,
                clock);
    }

    HandOver ask(HttpRequest request) {
        var answer = http.sendAsync(request, info -> new FirstBytes());
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new ProviderAnswer(
                            response.statusCode(),
                            new String(response.body(), StandardCharsets.UTF_8),
                            response.headers().firstValue("Retry-After").orElse(null))
                    .verdict(clock.instant());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Broken(Progress.WRITTEN, "the provider did not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            return broken(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Broken(Progress.WRITTEN, "the connector is shutting down");
        }
    }

    /** Without a connection nothing can have arrived. */
    private static HandOver broken(@Nullable Throwable cause) {
        boolean unconnected = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || speaksNoTls(cause);
        String said = cause == null ? "" : cause.getClass().getSimpleName() + " " + cause.getMessage();
        return unconnected
                ? new Broken(Progress.NOT_STARTED, "the provider cannot be reached: " + said)
                : new Broken(Progress.WRITTEN, "the provider did not answer: " + said);
    }

    /** The JDK says this of the first record only, before anything of ours is encrypted; it has no class for it. */
    private static boolean speaksNoTls(@Nullable Throwable cause) {
        return cause instanceof SSLException
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
    }

    /** As much of an answer as is read; the rest is not waited for. */
    private static final class FirstBytes implements BodySubscriber<byte[]> {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] some = new byte[Math.min(buffer.remaining(), MOST_BYTES - read.size())];
                buffer.get(some);
                read.writeBytes(some);
            }
            if (read.size() >= MOST_BYTES && subscription != null) {
                subscription.cancel();
                body.complete(read.toByteArray());
            }
        }

        @Override
        public void onError(Throwable problem) {
            body.completeExceptionally(problem);
        }

        @Override
        public void onComplete() {
            body.complete(read.toByteArray());
        }
    }
}
