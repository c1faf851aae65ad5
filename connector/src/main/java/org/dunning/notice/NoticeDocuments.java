package org.dunning.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps by which routes put the invoices with a notice. Never silently without: what cannot be attached follows a rule. */
@Component
public final class NoticeDocuments {

    private final NoticeProperties.Documents settings;

    NoticeDocuments(NoticeProperties properties) {
        this.settings = Objects.requireNonNullElse(properties.documents(), NoticeProperties.Documents.NONE);
    }

    /** A notice with the documents it wants, and those that came. */
    public static final class Bundle {

        private final PreparedNotice notice;
        private final List<OpenItem> wanted;
        private final Map<String, byte @Nullable []> came = new LinkedHashMap<>();

        Bundle(PreparedNotice notice, List<OpenItem> wanted) {
            this.notice = notice;
            this.wanted = wanted;
        }
    }

    /**
     * Nothing is wanted unless {@code dunning.notice.documents.attach} says so and the channel carries documents, the debtor
     * asked for it, or others go on with the case.
     */
    public Bundle begin(@Body PreparedNotice notice) {
        boolean wanted = notice.facts()
                .courtesy()
                .map(courtesy -> courtesy == Courtesy.INVOICE_COPY)
                .orElseGet(() -> isWanted(notice.channel()));
        if (!wanted) {
            return new Bundle(notice, List.of());
        }
        Set<String> seen = new HashSet<>();
        return new Bundle(
                notice,
                notice.items().stream()
                        .filter(item -> seen.add(item.key().document()))
                        .toList());
    }

    private boolean isWanted(Channel channel) {
        return switch (channel) {
            case MAIL, LETTER, REGISTERED_LETTER -> settings.attach();
            case HANDOVER -> true;
            case CALL, WHATSAPP, SMS -> false;
        };
    }

    /** For {@code direct:erp-document}, one by one. */
    public List<OpenItem> wanted(@Body Bundle bundle) {
        return bundle.wanted;
    }

    /** Keeps what the ERP answered. */
    public void keep(
            @Body byte @Nullable [] document,
            @ExchangeProperty("bundle") Bundle bundle,
            @ExchangeProperty("item") OpenItem item) {
        bundle.came.put(item.key().document(), document);
    }

    /** @throws NoticeHeldException when one cannot be attached and the rule is to hold the notice */
    public PreparedNotice enclose(@ExchangeProperty("bundle") Bundle bundle) {
        if (bundle.wanted.isEmpty()) {
            return bundle.notice;
        }
        List<Enclosure> attached = new ArrayList<>();
        List<Enclosures.Link> links = new ArrayList<>();
        if (isHandover(bundle.notice)) {
            return bundle.notice.with(new Enclosures(whatCame(bundle), links));
        }
        long size = 0;
        for (Map.Entry<String, byte @Nullable []> one : bundle.came.entrySet()) {
            byte[] bytes = one.getValue();
            String problem = problem(bytes, size, bundle.notice.channel());
            if (problem == null && bytes != null) {
                attached.add(Enclosure.pdf(one.getKey(), bytes));
                size += bytes.length;
            } else {
                links.add(instead(one.getKey(), String.valueOf(problem), settings));
            }
        }
        return bundle.notice.with(new Enclosures(attached, links));
    }

    /** Why it cannot go with the others; a letter is printed, so its pages must be readable. */
    private @Nullable String problem(byte @Nullable [] bytes, long before, Channel channel) {
        String problem = PdfFile.problem(bytes);
        if (problem != null || bytes == null) {
            return problem;
        }
        if (before + bytes.length > settings.sizeLimit().toBytes()) {
            return tooBig(bytes, settings);
        }
        return channel.isPost() ? PdfFile.unprintable(bytes) : null;
    }

    private static boolean isHandover(PreparedNotice notice) {
        return notice.channel() == Channel.HANDOVER;
    }

    /** A pack is no mail: it has no limit, and itself names what the ERP did not give. */
    private static List<Enclosure> whatCame(Bundle bundle) {
        List<Enclosure> came = new ArrayList<>();
        bundle.came.forEach((document, bytes) -> {
            if (bytes != null && PdfFile.problem(bytes) == null) {
                came.add(Enclosure.pdf(document, bytes));
            }
        });
        return came;
    }

    private static String tooBig(byte[] bytes, NoticeProperties.Documents rule) {
        return "with " + bytes.length / 1024 + " KiB it would exceed dunning.notice.documents.size-limit ("
                + rule.sizeLimit().toKilobytes() + " KiB for all of a notice)";
    }

    private static Enclosures.Link instead(String document, String problem, NoticeProperties.Documents rule) {
        String link = rule.link();
        if (rule.otherwise() == NoticeProperties.Otherwise.HOLD || link == null) {
            throw new NoticeHeldException(document + " cannot be attached: " + problem);
        }
        String encoded = URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
        return new Enclosures.Link(document, link.replace("{document}", encoded));
    }
}
