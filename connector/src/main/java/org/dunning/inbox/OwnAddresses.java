package org.dunning.inbox;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.company.MailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The addresses from which we write, and the mailbox itself. */
@Component
class OwnAddresses {

    private final Set<String> addresses = new HashSet<>();

    OwnAddresses(Companies companies, InboxProperties properties, Environment environment) {
        for (Company company : companies.companies().values()) {
            add(company.from());
            add(company.replyTo());
        }
        var settings = Binder.get(environment);
        add(settings.bind("dunning.mail.from", String.class).orElse(""));
        add(settings.bind("dunning.mail.reply-to", String.class).orElse(""));
        add(properties.username());
    }

    /** With the token of a delivery in it or without. */
    boolean has(String address) {
        return addresses.contains(plain(address));
    }

    private void add(@Nullable String address) {
        if (address != null && address.contains("@")) {
            addresses.add(plain(address));
        }
    }

    private static String plain(String written) {
        String bare = PlusAddress.withoutToken(written.strip()).toLowerCase(Locale.ROOT);
        try {
            return MailAddress.parse(bare).getAddress();
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }
}
