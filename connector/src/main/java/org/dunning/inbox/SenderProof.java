package org.dunning.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a receiving server found out about a mail's sender (Authentication-Results, RFC 8601).
 *
 * @param results lower case, or empty when no server has said anything
 * @param ours whether it is the word of the server that is believed; a sender can write such a header as well
 */
record SenderProof(String results, boolean ours) {

    /** Comments and quoted strings may hold whatever a sender wrote, such as a local part. */
    private static final Pattern FREE_TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^()]*+\\)");

    /** Each stands at the beginning of its part; what follows, such as smtp.mailfrom, is the sender's. */
    private static final Pattern RESULT =
            Pattern.compile("(?:^|;)\\s*(spf|dkim|dmarc)(?:\\s*/\\s*\\d+)?\\s*=\\s*([a-z]{1,12})(?=[\\s;]|$)");

    private static final int LONGEST = 4_000;

    /**
     * The word of the server that is believed, else the newest.
     *
     * @param authentication the newest first
     * @param server as it names itself, or null when none is believed
     */
    static SenderProof of(List<String> authentication, @Nullable String server) {
        String believed = server == null ? "" : server.strip().toLowerCase(Locale.ROOT);
        return authentication.stream()
                .filter(results -> !believed.isEmpty() && believed.equals(server(results)))
                .findFirst()
                .map(results -> new SenderProof(results, true))
                .orElseGet(() -> new SenderProof(authentication.isEmpty() ? "" : authentication.get(0), false));
    }

    private static String server(String results) {
        return results.strip().split("[\\s;]", 2)[0];
    }

    boolean passesDmarc() {
        return ours && found().contains("dmarc pass");
    }

    /** For a person who has to decide whether the sender wrote it. */
    String inWords() {
        if (results.isBlank()) {
            return "not checked by any server (SPF, DKIM, DMARC)";
        }
        List<String> found = found();
        String name = server(results);
        return (found.isEmpty() ? "neither SPF nor DKIM nor DMARC" : String.join(", ", found)) + ", says "
                + name.substring(0, Math.min(name.length(), 100))
                + (ours ? "" : ", which is not named in authentication-server");
    }

    /** The first result of each method: spf fail. */
    private List<String> found() {
        var found = new ArrayList<String>();
        String shortened = results.length() > LONGEST ? results.substring(0, LONGEST) : results;
        Matcher result = RESULT.matcher(FREE_TEXT.matcher(shortened).replaceAll(" "));
        var methods = new ArrayList<String>();
        while (result.find()) {
            if (!methods.contains(result.group(1))) {
                methods.add(result.group(1));
                found.add(result.group(1) + " " + result.group(2));
            }
        }
        return found;
    }
}
