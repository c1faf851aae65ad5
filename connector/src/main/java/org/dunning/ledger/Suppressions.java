package org.dunning.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.receivable.Debtor;
import org.springframework.stereotype.Component;

/** Addresses to which nothing goes, whatever the ERP says, until a person releases them. */
@Component
public class Suppressions {

    private final Ledger ledger;
    private final Clock clock;

    Suppressions(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Why an address is not used. */
    public enum Reason {
        BOUNCED("its mails came back"),
        REFUSED("the mail server refuses it"),
        FULL("its mailbox has taken no mail for days"),
        WRONG_PERSON("whoever reads it is not responsible"),
        OPT_OUT("it wants no more mails");

        private final String inWords;

        Reason(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    /** An address that is not used. */
    public record Suppressed(String address, Reason reason, String detail, Instant since) {}

    /** Once; what is suppressed already stays as it is. */
    public void suppress(String address, Reason reason, String detail) {
        if (!of(List.of(address)).isEmpty()) {
            return;
        }
        ledger.sql("insert into suppressed_address (address, reason, detail, since)"
                        + " values (:address, :reason, :detail, :now)")
                .param("address", lower(address))
                .param("reason", reason.name())
                .param("detail", detail.length() <= 400 ? detail : detail.substring(0, 400))
                .param("now", now())
                .update();
    }

    /** Answers whether it was suppressed. */
    public boolean release(String address, String by) {
        return ledger.sql("update suppressed_address set released_at = :now, released_by = :by"
                                + " where address = :address and released_at is null")
                        .param("now", now())
                        .param("by", by)
                        .param("address", lower(address))
                        .update()
                > 0;
    }

    /** All of them, the newest first. */
    public List<Suppressed> all() {
        return ledger.sql("select * from suppressed_address where released_at is null order by id desc")
                .query((row, n) -> new Suppressed(
                        row.getString("address"),
                        Reason.valueOf(row.getString("reason")),
                        row.getString("detail"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Why not to use these, by address in lower case. */
    public Map<String, String> of(Collection<String> addresses) {
        Map<String, String> found = new HashMap<>();
        if (!addresses.isEmpty()) {
            ledger.sql("select address, reason from suppressed_address where released_at is null"
                            + " and address in (:addresses)")
                    .param(
                            "addresses",
                            addresses.stream().map(Suppressions::lower).toList())
                    .query(row -> {
                        found.put(
                                row.getString("address"),
                                Reason.valueOf(row.getString("reason")).inWords());
                    });
        }
        return found;
    }

    /** These debtors as they may be written to: an address that is not used is none. */
    public Map<String, Debtor> applied(Map<String, Debtor> debtors) {
        Map<String, String> reasons = of(debtors.values().stream()
                .flatMap(debtor -> Stream.ofNullable(debtor.email()))
                .toList());
        if (reasons.isEmpty()) {
            return debtors;
        }
        Map<String, Debtor> applied = new HashMap<>();
        debtors.forEach((number, debtor) -> {
            String reason = debtor.email() == null ? null : reasons.get(lower(debtor.email()));
            applied.put(
                    number,
                    reason == null
                            ? debtor
                            : debtor.withoutAddress("its address " + debtor.email() + " is not used: " + reason));
        });
        return applied;
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
