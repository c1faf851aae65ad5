package org.dunning.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.whole.SmallErp;

/** Compares what the ledger says with the mails that a server took and the notes that the ERP holds. */
final class Reconciliation {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private static final Pattern TO = Pattern.compile("(?im)^To:.*?([\\w.-]+@[\\w.-]+)");

    private record Delivery(String address, String state, String messageId, String token, String written) {}

    private Reconciliation() {}

    /** Empty when all three agree, for debtors who each are due for one mail; what was sent {@link Earlier} is left out. */
    static List<String> differences(Ledger ledger, ContactHistory history, List<byte[]> mails, SmallErp erp) {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> byId = new HashMap<>();
        Map<String, Integer> byAddress = new HashMap<>();
        for (byte[] mail : mails) {
            String text = new String(mail, StandardCharsets.ISO_8859_1);
            byId.merge(found(MESSAGE_ID, text), 1, Integer::sum);
            byAddress.merge(found(TO, text), 1, Integer::sum);
        }
        byAddress.forEach((address, count) -> {
            if (count > 1) {
                differences.add(address + " got " + count + " mails");
            }
        });
        Set<String> notes = notes(ledger, erp);
        Set<String> waiting = new HashSet<>(erp.addresses());
        for (Delivery delivery : deliveries(ledger)) {
            int arrived = delivery.messageId() == null ? 0 : zeroIfNull(byId.remove(delivery.messageId()));
            String problem = problem(delivery, arrived, notes.remove("dun-" + delivery.token()));
            if (problem != null) {
                differences.add(problem + ": " + delivery + ", mails " + arrived);
            }
            if (!delivery.state().equals("WITHDRAWN") && !delivery.state().equals("FAILED")) {
                if (!waiting.remove(delivery.address())) {
                    differences.add("a second notice for " + delivery.address());
                }
            }
        }
        byId.forEach((id, count) -> differences.add("mail without a delivery: " + id));
        notes.forEach(note -> differences.add("note without a delivery: " + note));
        waiting.forEach(address -> differences.add("forgotten: " + address));
        if (history.firstBrokenLink() != null) {
            differences.add("the contact history is broken at " + history.firstBrokenLink());
        }
        return differences;
    }

    private static String problem(Delivery delivery, int mails, boolean noted) {
        return switch (delivery.state()) {
            case "SENT" -> {
                if (mails != 1) {
                    yield "SENT without its mail";
                }
                yield noted && "WRITTEN".equals(delivery.written()) ? null : "SENT and not noted";
            }
            case "SUSPECT" -> noted ? "SUSPECT and noted" : null;
            case "RETRY", "FAILED", "WITHDRAWN" -> mails == 0 && !noted ? null : "arrived or noted all the same";
            default -> "unfinished";
        };
    }

    private static List<Delivery> deliveries(Ledger ledger) {
        return ledger.sql("select d.address, d.state, d.message_id, d.token, w.state as written from delivery d"
                        + " join notice n on n.id = d.notice_id"
                        + " left join write_back w on w.natural_key = 'dun-' || d.token"
                        + " where n.business_date > :earlier order by d.id")
                .param("earlier", Earlier.DAY)
                .query((row, n) -> new Delivery(
                        row.getString("address"),
                        row.getString("state"),
                        row.getString("message_id"),
                        row.getString("token"),
                        row.getString("written")))
                .list();
    }

    /** The keys of the notes about mails; those of {@link Earlier} and those about answers are left out. */
    static Set<String> notes(Ledger ledger, SmallErp erp) {
        Set<String> notes = new HashSet<>(erp.noteKeys());
        notes.removeIf(key -> !key.startsWith("dun-"));
        ledger.sql("select 'dun-' || d.token from delivery d join notice n on n.id = d.notice_id"
                        + " where n.business_date <= :earlier")
                .param("earlier", Earlier.DAY)
                .query(String.class)
                .list()
                .forEach(notes::remove);
        return notes;
    }

    /** Of all that the ledger ever wanted to note. */
    static List<String> keysToNote(Ledger ledger) {
        return ledger.sql("select natural_key from write_back").query(String.class).list().stream()
                .sorted()
                .toList();
    }

    /** The numbers of the notices of which nobody knows whether they arrived. */
    static List<Long> suspects(Ledger ledger) {
        return ledger.sql("select notice_id from delivery where state = 'SUSPECT'")
                .query(Long.class)
                .list();
    }

    /** What the server took and its log names, and the ledger still doubts. */
    static List<String> foundAndStillSuspect(Ledger ledger, List<byte[]> mails) {
        List<String> arrived = mails.stream()
                .map(mail -> found(MESSAGE_ID, new String(mail, StandardCharsets.ISO_8859_1)))
                .toList();
        return deliveries(ledger).stream()
                .filter(delivery -> delivery.state().equals("SUSPECT") && arrived.contains(delivery.messageId()))
                .map(delivery -> "arrived and still in doubt: " + delivery)
                .toList();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "none";
    }

    private static int zeroIfNull(Integer count) {
        return count == null ? 0 : count;
    }
}
