package org.dunning.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.reply.ReadMail;
import org.dunning.reply.ReplyIntent;
import org.springframework.stereotype.Component;

/** Whom an absent or a wrong person names instead: a suggestion for the ERP's master data, at which nothing is sent. */
@Component
class OtherContacts {

    private static final int MOST = 3;
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,4}");

    private final OwnAddresses own;

    OtherContacts(OwnAddresses own) {
        this.own = own;
    }

    /** In words, with a leading separator; empty when nobody is named. */
    String inWords(ReadMail mail) {
        ReplyIntent intent = mail.interpretation().intent();
        if (intent != ReplyIntent.OUT_OF_OFFICE && intent != ReplyIntent.WRONG_CONTACT) {
            return "";
        }
        List<String> named = named(mail);
        return named.isEmpty() ? "" : "; names as another contact (not checked): " + String.join(", ", named);
    }

    private List<String> named(ReadMail mail) {
        List<String> named = new ArrayList<>();
        Matcher address = ADDRESS.matcher(mail.interpretation().written());
        while (named.size() < MOST && address.find()) {
            String found = address.group().toLowerCase(Locale.ROOT);
            if (!found.equals(mail.envelope().sender()) && !own.has(found) && !named.contains(found)) {
                named.add(found);
            }
        }
        return named;
    }
}
