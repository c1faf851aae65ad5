package org.dunning.channel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.outbox.MailTrace;

/**
 * The relay's log file, with its rotated ones. Exim and Sendmail name the Message-ID of a mail when they have taken it. Postfix names it while the
 * mail is still coming in ({@code cleanup: 4F1A: message-id=<...>}) and has taken it once its queue manager says so
 * ({@code qmgr: 4F1A: from=<...>, size=...}): what broke off in between was not delivered.
 */
final class SmtpLog implements MailTrace {

    private static final long NEWEST_BYTES = 16L << 20;
    private static final Pattern OURS = Pattern.compile("dun\\.[0-9a-f]{32}@[A-Za-z0-9.-]*[A-Za-z0-9]");
    private static final Pattern COMING_IN = Pattern.compile("\\b([0-9A-Za-z]+): (?:resent-)?message-id=<");
    private static final Pattern QUEUED = Pattern.compile("\\b([0-9A-Za-z]+): from=<[^>]*>, size=");

    private final Path file;
    private final RotatedLog log;

    SmtpLog(Path file) {
        this.file = file;
        this.log = new RotatedLog(file);
    }

    @Override
    public String name() {
        return "the mail server's log " + file;
    }

    @Override
    public Set<String> seen(Collection<String> messageIds) throws IOException {
        Set<String> seen = new HashSet<>();
        Map<String, List<String>> comingIn = new HashMap<>();
        log.lines(line -> read(line, seen, comingIn));
        seen.retainAll(Set.copyOf(messageIds));
        return seen;
    }

    @Override
    public Set<String> newest() throws IOException {
        Set<String> taken = new HashSet<>();
        Map<String, List<String>> comingIn = new HashMap<>();
        log.newest(NEWEST_BYTES, line -> read(line, taken, comingIn));
        return taken;
    }

    private static void read(String line, Set<String> taken, Map<String, List<String>> comingIn) {
        List<String> named = OURS.matcher(line)
                .results()
                .map(ours -> "<" + ours.group() + ">")
                .toList();
        Matcher postfix = COMING_IN.matcher(line);
        if (!named.isEmpty() && postfix.find()) {
            comingIn.computeIfAbsent(postfix.group(1), queueId -> new ArrayList<>())
                    .addAll(named);
            return;
        }
        taken.addAll(named);
        Matcher queued = QUEUED.matcher(line);
        if (!comingIn.isEmpty() && queued.find()) {
            taken.addAll(comingIn.getOrDefault(queued.group(1), List.of()));
            comingIn.remove(queued.group(1));
        }
    }
}
