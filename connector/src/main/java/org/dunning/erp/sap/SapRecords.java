package org.dunning.erp.sap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.erp.odata.ODataRow;
import org.jspecify.annotations.Nullable;

/** Items with what belongs to them, as the mapping reads them. */
final class SapRecords {

    /** Company, year, document and line: the key by which the item is asked for again. */
    static final String KEY = "key";
    /** Year and line: document numbers begin anew each year. */
    static final String LINE = "line";
    /** The amount, once its sign was found to agree with DebitCreditCode. */
    static final String RESIDUAL = "residual";
    /** The item, by its block or its dunning key, or its account in this dunning area is blocked, or in the hands of lawyers. */
    static final String BLOCKED = "dunning_blocked";
    /** Its payment method is one by which we collect. */
    static final String DIRECT_DEBIT = "direct_debit";
    /** The document that a credit belongs to; none where its own terms apply (V). */
    static final String CREDIT_FOR = "credit_for";

    static final String NAME = "debtor_name";
    static final String EMAIL = "dunning_email";
    /** In international form. */
    static final String TELEPHONE = "telephone";

    static final String POSTAL_ADDRESS = "postal_address";
    static final String DEBTOR_BLOCKED = "debtor_blocked";
    static final String DEBTOR_STOPPED = "debtor_stopped";

    /** Noted items, recurring, sample and parked documents: nobody owes these. */
    private static final Set<String> NOT_OWED = Set.of("S", "D", "M", "V", "W", "Z");

    private final SapDebtors debtors;
    private final SapProperties properties;
    private final LocalDate on;

    SapRecords(SapDebtors debtors, SapProperties properties, LocalDate on) {
        this.debtors = debtors;
        this.properties = properties;
        this.on = on;
    }

    List<Map<String, @Nullable Object>> of(List<ODataRow> items) {
        List<ODataRow> owed = items.stream()
                .filter(item -> !NOT_OWED.contains(item.text("AccountingDocumentCategory")))
                .toList();
        Set<String> numbers = new HashSet<>();
        owed.forEach(item -> numbers.add(item.text("Customer")));
        Map<String, SapDebtor> known = debtors.of(numbers);
        List<Map<String, @Nullable Object>> records = new ArrayList<>(owed.size());
        for (ODataRow item : owed) {
            records.add(record(item, known));
        }
        return records;
    }

    private Map<String, @Nullable Object> record(ODataRow item, Map<String, SapDebtor> known) {
        SapDebtor debtor = known.getOrDefault(item.text("Customer"), SapDebtors.nobody());
        ODataRow dunning = debtor.dunning(item.text("DunningArea"));
        SapKey key = SapKey.of(item);
        Map<String, @Nullable Object> record = new LinkedHashMap<>(item.values());
        record.put(KEY, key.toString());
        record.put(LINE, key.year() + "/" + key.line());
        record.put(RESIDUAL, signed(item));
        record.put(
                BLOCKED,
                !item.text("DunningBlockingReason").isEmpty()
                        || properties.blockingKeys().contains(item.text("DunningKey"))
                        || !dunning.text("DunningBlock").isEmpty()
                        || dunning.values().get("LegDunningProcedureOn") != null);
        record.put(DIRECT_DEBIT, properties.directDebits().contains(item.text("PaymentMethod")));
        String reference = item.text("InvoiceReference");
        record.put(CREDIT_FOR, reference.equals("V") ? "" : reference);
        put(record, debtor, dunning);
        SapDebtor recipient = known.get(debtor.recipient());
        record.put(
                EMAIL,
                (recipient == null ? debtor : recipient).email(properties.contactRemark(), properties.functions(), on));
        return record;
    }

    private static void put(Map<String, @Nullable Object> record, SapDebtor debtor, ODataRow dunning) {
        record.put(NAME, debtor.name());
        record.put(SapSet.PARTNERS.root(), debtor.partner().values());
        record.put(SapSet.ADDRESSES.root(), debtor.address());
        record.put(SapSet.ACCOUNTS.root(), debtor.account().values());
        record.put(SapSet.COMPANY_ACCOUNTS.root(), debtor.company().values());
        record.put(SapSet.DUNNING.root(), dunning.values());
        record.put(TELEPHONE, debtor.telephone());
        record.put(POSTAL_ADDRESS, debtor.postalAddress());
        record.put(DEBTOR_BLOCKED, blocked(debtor));
        Object legal = debtor.dunning("").values().get("LegDunningProcedureOn");
        record.put(DEBTOR_STOPPED, legal == null ? null : "in legal dunning proceedings in SAP since " + legal);
    }

    private static @Nullable String blocked(SapDebtor debtor) {
        if (Boolean.TRUE.equals(debtor.partner().values().get("BusinessPartnerIsBlocked"))) {
            return "the business partner is blocked in SAP";
        }
        boolean deleted = Boolean.TRUE.equals(debtor.account().values().get("DeletionIndicator"))
                || Boolean.TRUE.equals(debtor.company().values().get("DeletionIndicator"));
        return deleted ? "the account is marked for deletion in SAP" : null;
    }

    /** What does not agree is told in place of the amount, so that the record is set aside and shown. */
    private static Object signed(ODataRow item) {
        String written = item.text("AmountInTransactionCurrency");
        return signAgrees(item) ? written : "sign of " + written + " is not that of " + item.text("DebitCreditCode");
    }

    /** Amounts come signed: a credit (H) is negative. */
    static boolean signAgrees(ODataRow item) {
        try {
            int sign = new BigDecimal(item.text("AmountInTransactionCurrency")).signum();
            return switch (item.text("DebitCreditCode")) {
                case "S" -> sign >= 0;
                case "H" -> sign <= 0;
                default -> false;
            };
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
