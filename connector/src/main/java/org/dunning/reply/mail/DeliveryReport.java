package org.dunning.reply.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** RFC 3464: groups of fields, the first about the message, one more for each recipient. */
final class DeliveryReport {

    private static final int MOST_GROUPS = 50;

    private DeliveryReport() {}

    /** The worst that any recipient met; NO when the report tells of no failure and no delay. */
    static AutomaticMail kind(String report) {
        AutomaticMail worst = AutomaticMail.NO;
        for (Map<String, String> group : groups(report)) {
            AutomaticMail kind = kind(group);
            if (rank(kind) > rank(worst)) {
                worst = kind;
            }
        }
        return worst;
    }

    private static int rank(AutomaticMail kind) {
        return switch (kind) {
            case BOUNCE_HARD -> 5;
            case BOUNCE_POLICY -> 4;
            case BOUNCE_SOFT -> 3;
            case BOUNCE_DELAY -> 2;
            case ANSWER -> 1;
            case NO, OWN -> 0;
        };
    }

    /** Delivered, relayed and expanded are good news that nobody needs to answer. */
    private static AutomaticMail kind(Map<String, String> group) {
        String action = group.getOrDefault("action", "").strip().toLowerCase(Locale.ROOT);
        if (action.startsWith("delivered") || action.startsWith("relayed") || action.startsWith("expanded")) {
            return AutomaticMail.ANSWER;
        }
        if (action.startsWith("delayed")) {
            return AutomaticMail.BOUNCE_DELAY;
        }
        return action.startsWith("failed")
                ? BounceWords.failed(group.getOrDefault("status", ""), group.getOrDefault("diagnostic-code", ""))
                : AutomaticMail.NO;
    }

    static List<Map<String, String>> groups(String report) {
        var groups = new ArrayList<Map<String, String>>();
        Map<String, String> group = new LinkedHashMap<>();
        String field = "";
        for (String line : (report + "\n\n").lines().toList()) {
            if (line.isBlank()) {
                if (!group.isEmpty() && groups.size() < MOST_GROUPS) {
                    groups.add(group);
                    group = new LinkedHashMap<>();
                }
            } else if (Character.isWhitespace(line.charAt(0))) {
                group.merge(field, line.strip(), (before, more) -> before + " " + more);
            } else if (line.indexOf(':') > 0) {
                field = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
                group.put(field, line.substring(line.indexOf(':') + 1).strip());
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
