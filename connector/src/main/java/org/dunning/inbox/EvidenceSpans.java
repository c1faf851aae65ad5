package org.dunning.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.reply.Evidence;

/** Where in a text the words are on which a finding rests; for a person they are marked in it. */
final class EvidenceSpans {

    static final String BEGIN = "[[";
    static final String END = "]]";
    private static final int MOST = 60;

    private EvidenceSpans() {}

    static String written(List<Evidence> evidence) {
        return evidence.stream()
                .limit(MOST)
                .map(one -> one.start() + "-" + one.end())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private record Span(int start, int end) {}

    /** The text with its evidence in double square brackets; overlapping ones become one. */
    static String marked(String text, String written) {
        var out = new StringBuilder();
        int at = 0;
        for (Span span : spans(written, text.length())) {
            out.append(text, at, span.start)
                    .append(BEGIN)
                    .append(text, span.start, span.end)
                    .append(END);
            at = span.end;
        }
        return out.append(text, at, text.length()).toString();
    }

    private static List<Span> spans(String written, int length) {
        List<Span> spans = new ArrayList<>();
        for (String one : written.isBlank() ? new String[0] : written.split(" ")) {
            String[] ends = one.split("-");
            if (ends.length == 2 && ends[0].matches("\\d{1,7}") && ends[1].matches("\\d{1,7}")) {
                spans.add(new Span(Integer.parseInt(ends[0]), Math.min(Integer.parseInt(ends[1]), length)));
            }
        }
        spans.sort(Comparator.comparingInt(Span::start));
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && span.start <= last.end) {
                joined.set(joined.size() - 1, new Span(last.start, Math.max(last.end, span.end)));
            } else if (span.start < span.end) {
                joined.add(span);
            }
        }
        return joined;
    }
}
