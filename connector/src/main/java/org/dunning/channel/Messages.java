package org.dunning.channel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Declined;
import org.dunning.outbox.HandOver.Why;
import org.dunning.outbox.NotPermittedException;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Short messages to debtors who have agreed to them: WhatsApp by the Cloud API's template messages, SMS by the API of
 * Twilio's Messages. What the provider says decides; its silence after the message is no answer.
 */
@Component
public class Messages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int AT_A_TIME = 4;

    private final ChannelProperties properties;
    private final ChannelPermits permits;
    private final Provider provider;
    private final Semaphore lines = new Semaphore(AT_A_TIME);

    Messages(ChannelProperties properties, ChannelPermits permits, Clock clock) {
        this.properties = properties;
        this.permits = permits;
        this.provider = Provider.patient(properties.patience(), clock);
    }

    /** The body of the request, ready for the outbox. */
    public OutgoingMessage compose(RenderedNotice rendered) throws IOException {
        boolean whatsapp = rendered.notice().channel() == Channel.WHATSAPP;
        String body = whatsapp ? JSON.writeValueAsString(template(rendered)) : form(rendered);
        return new ChannelMessage(rendered, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Posts it, a few at a time: what the first are answered counts for the others.
     *
     * @throws NotPermittedException when the connector is told to stop before it was posted
     */
    public OutgoingMessage send(@Body OutgoingMessage message) {
        try {
            lines.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPermittedException("the connector was told to stop; nothing was sent");
        }
        try {
            return permits.once((ChannelMessage) message, this::post);
        } finally {
            lines.release();
        }
    }

    private Map<String, Object> template(RenderedNotice rendered) {
        NoticeFacts facts = rendered.notice().facts();
        var whatsapp = properties.whatsapp();
        List<Map<String, String>> words = Stream.of(
                        facts.companyName(), rendered.words().subject(), String.valueOf(facts.noticeNo()))
                .map(word -> Map.of("type", "text", "text", word))
                .toList();
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", whatsapp == null ? "" : whatsapp.template());
        template.put("language", Map.of("code", code(rendered.words().template())));
        template.put("components", List.of(Map.of("type", "body", "parameters", words)));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("messaging_product", "whatsapp");
        message.put("to", rendered.notice().recipient().substring(1));
        message.put("type", "template");
        message.put("template", template);
        return message;
    }

    /** The text's language as the Cloud API names it: its list has no plain Portuguese, and a region only of a few languages. */
    private static String code(Locale template) {
        String code = template.toLanguageTag().replace('-', '_');
        return code.equals("pt") ? "pt_PT" : code;
    }

    /** Subject and contact: what fits into a short message. */
    private String form(RenderedNotice rendered) {
        var sms = properties.sms();
        String contact = rendered.notice().facts().company().contact();
        String text = rendered.words().subject() + (contact == null ? "" : "\n" + contact.strip());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", rendered.notice().recipient());
        form.put("From", sms == null ? "" : sms.from());
        form.put("Body", text);
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HandOver post(ChannelMessage message, Runnable leaves) {
        HttpRequest request = request(message);
        if (request == null) {
            String channel = message.rendered().notice().channel().label();
            return new Declined(Why.OURS, "dunning.channels." + channel + " is not set");
        }
        leaves.run();
        return provider.ask(request);
    }

    private @Nullable HttpRequest request(ChannelMessage message) {
        var whatsapp = properties.whatsapp();
        var sms = properties.sms();
        if (message.rendered().notice().channel() == Channel.WHATSAPP) {
            return whatsapp == null
                    ? null
                    : request(
                            URI.create(whatsapp.url() + "/" + whatsapp.phoneNumberId() + "/messages"),
                            "Bearer " + whatsapp.token(),
                            "application/json",
                            message);
        }
        return sms == null
                ? null
                : request(
                        sms.url(),
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((sms.username() + ":" + sms.password())
                                                .getBytes(StandardCharsets.UTF_8)),
                        "application/x-www-form-urlencoded",
                        message);
    }

    private HttpRequest request(URI url, String authorization, String type, ChannelMessage message) {
        return HttpRequest.newBuilder(url)
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.bytes()))
                .build();
    }
}
