package org.dunning.erp.odoo;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.company.MessageId;
import org.dunning.ledger.ContactKey;
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

    private final Companies companies;
    private final String commonSender;

    OdooTokens(Companies companies, @Value("${dunning.mail.from:}") String commonSender) {
        this.companies = companies;
        this.commonSender = commonSender;
    }

    String messageId(String naturalKey, String company) {
        return MessageId.of(token(naturalKey), sender(companies.get(company)));
    }

    /** By Message-ID the natural key, under every sender there is, since a natural key does not tell its company. */
    Map<String, String> naturalKeys(List<String> naturalKeys) {
        Set<String> senders = new LinkedHashSet<>();
        companies.companies().values().forEach(company -> senders.add(sender(company)));
        Map<String, String> byId = new LinkedHashMap<>();
        naturalKeys.forEach(key -> senders.forEach(sender -> byId.put(MessageId.of(token(key), sender), key)));
        return byId;
    }

    private static String token(String naturalKey) {
        return ContactKey.token(naturalKey).replace(':', '.');
    }

    private String sender(Company company) {
        return company.from() == null ? commonSender : company.from();
    }
}
