package org.dunning.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.reply.mail.IncomingMail;

/** The Message-IDs of other mails that a mail names: what it answers (RFC 5322 3.6.4), or what came back within it. */
final class MessageIds {

    private static final int MOST = 50;
    private static final Pattern ID = Pattern.compile("<[^<>\\s@]{1,200}@[^<>\\s@]{1,200}>");
    private static final Pattern RETURNED =
            Pattern.compile("(?im)^[ \\t>]{0,8}message-id:\\s*(<[^<>\\s@]{1,200}@[^<>\\s@]{1,200}>)");

    private MessageIds() {}

    static List<String> of(IncomingMail mail) {
        var found = new LinkedHashSet<String>();
        collect(ID, 0, mail.header("in-reply-to"), found);
        List<String> thread = new ArrayList<>();
        collect(ID, 0, mail.header("references"), thread);
        Collections.reverse(thread);
        found.addAll(thread);
        collect(RETURNED, 1, mail.returned(), found);
        collect(RETURNED, 1, mail.plain(), found);
        return List.copyOf(found);
    }

    private static void collect(Pattern pattern, int group, String text, java.util.Collection<String> into) {
        Matcher matcher = pattern.matcher(text.length() > 100_000 ? text.substring(0, 100_000) : text);
        while (matcher.find() && into.size() < MOST) {
            into.add(matcher.group(group));
        }
    }
}
