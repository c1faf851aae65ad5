package org.dunning.erp.odoo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.company.MessageId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The Message-ID that a note has in Odoo, by the natural key of its entry. It is that of the mail the note is about, so
 * that one id makes the note unique, links it to the mail, and leads an answer to the same invoice.
 */
@Lazy
@Component
class OdooTokens {

    private static final String MAIL = "dun-";
    private static final Pattern ID = Pattern.compile("<dun\\.([A-Za-z0-9.:-]+)@[^>]*>");

    private final Companies companies;
    private final String commonSender;

    OdooTokens(Companies companies, @Value("${dunning.mail.from:}") String commonSender) {
        this.companies = companies;
        this.commonSender = commonSender;
    }

    String messageId(String naturalKey, String company) {
        return MessageId.of(token(naturalKey), sender(companies.get(company)));
    }

    /** Under every sender there is, since a natural key does not tell its company. */
    List<String> messageIds(List<String> naturalKeys) {
        Set<String> senders = new LinkedHashSet<>();
        companies.companies().values().forEach(company -> senders.add(sender(company)));
        List<String> ids = new ArrayList<>();
        naturalKeys.forEach(key -> senders.forEach(sender -> ids.add(MessageId.of(token(key), sender))));
        return ids.stream().distinct().toList();
    }

    /** The opposite way; what is none of ours stays as it is. */
    static String naturalKey(String messageId) {
        Matcher ours = ID.matcher(messageId);
        return ours.matches() ? MAIL + ours.group(1) : messageId;
    }

    private static String token(String naturalKey) {
        return naturalKey.startsWith(MAIL) ? naturalKey.substring(MAIL.length()) : naturalKey;
    }

    private String sender(Company company) {
        return company.from() == null ? commonSender : company.from();
    }
}
