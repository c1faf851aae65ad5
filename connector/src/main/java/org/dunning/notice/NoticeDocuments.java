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

    /** Nothing is wanted unless {@code dunning.notice.documents.attach} says so, the debtor asked for it, or others go on with the case. */
    public Bundle begin(@Body PreparedNotice notice) {
        boolean wanted = notice.facts()
                .courtesy()
                .map(courtesy -> courtesy == Courtesy.INVOICE_COPY)
                .orElse(settings.attach() || isHandover(notice));
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
            String problem = PdfFile.problem(bytes);
            if (problem == null
                    && bytes != null
                    && size + bytes.length <= settings.sizeLimit().toBytes()) {
                attached.add(Enclosure.pdf(one.getKey(), bytes));
                size += bytes.length;
            } else {
                links.add(instead(one.getKey(), problem == null ? tooBig(bytes, settings) : problem, settings));
            }
        }
        return bundle.notice.with(new Enclosures(attached, links));
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

    private static String tooBig(byte @Nullable [] bytes, NoticeProperties.Documents rule) {
        long kib = bytes == null ? 0 : bytes.length / 1024;
        return "with " + kib + " KiB it would exceed dunning.notice.documents.size-limit ("
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
