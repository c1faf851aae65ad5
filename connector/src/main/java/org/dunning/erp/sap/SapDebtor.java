package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dunning.erp.odata.ODataRow;
import org.jspecify.annotations.Nullable;

/**
 * What the master data say of one debtor in one company.
 *
 * @param partner with its addresses, their e-mails, and its contact persons; empty where it has none
 * @param dunning by dunning area; the default area is the empty one
 */
record SapDebtor(ODataRow partner, ODataRow account, ODataRow company, Map<String, ODataRow> dunning) {

    /** Of an address, in the order in which they are looked at. */
    static final List<String> TELEPHONES = List.of("to_PhoneNumber", "to_MobilePhoneNumber");

    static final ODataRow NOTHING = new ODataRow(Map.of(), null);

    ODataRow dunning(String area) {
        ODataRow own = dunning.get(area);
        return own == null ? dunning.getOrDefault("", NOTHING) : own;
    }

    /** The debtor to whom SAP sends reminders instead; empty for the debtor itself. */
    String recipient() {
        return dunning("").text("DunningRecipient");
    }

    String name() {
        String full = partner.text("BusinessPartnerFullName");
        return full.isEmpty() ? account.text("CustomerName") : full;
    }

    /** The first address; with e-mails, where any has. */
    Map<String, @Nullable Object> address() {
        List<Map<String, @Nullable Object>> all = rows(partner.values().get("to_BusinessPartnerAddress"));
        return all.stream()
                .filter(address -> !rows(address.get("to_EmailAddress")).isEmpty())
                .findFirst()
                .orElse(all.isEmpty() ? Map.of() : all.get(0));
    }

    /** Street and place of {@link #address}, one line each; empty without a place. */
    String postalAddress() {
        Map<String, @Nullable Object> address = address();
        String street = (text(address, "StreetName") + " " + text(address, "HouseNumber")).strip();
        String place = (text(address, "PostalCode") + " " + text(address, "CityName")).strip();
        return place.isEmpty() ? "" : (street + "\n" + place).strip();
    }

    /** The default number, else the only one; of the debtor itself, not of a person. */
    @Nullable
    String telephone() {
        List<Map<String, @Nullable Object>> numbers = new ArrayList<>();
        for (String kind : TELEPHONES) {
            for (Map<String, @Nullable Object> address : rows(partner.values().get("to_BusinessPartnerAddress"))) {
                rows(address.get(kind)).stream()
                        .filter(number -> text(number, "Person").isEmpty()
                                && !text(number, "InternationalPhoneNumber").isEmpty())
                        .forEach(numbers::add);
            }
        }
        List<String> all = numbers.stream()
                .sorted(Comparator.comparing(number -> !Boolean.TRUE.equals(number.get("IsDefaultPhoneNumber"))))
                .map(number -> text(number, "InternationalPhoneNumber"))
                .distinct()
                .toList();
        boolean hasDefault =
                numbers.stream().anyMatch(number -> Boolean.TRUE.equals(number.get("IsDefaultPhoneNumber")));
        return hasDefault || all.size() == 1 ? all.get(0) : null;
    }

    /** The address marked for it, else a contact person's by function, else the default one, else the only one. */
    @Nullable
    String email(String remark, List<String> functions, LocalDate on) {
        List<Map<String, @Nullable Object>> emails = emails();
        return first(emails, email -> text(email, "AddressCommunicationRemarkText")
                        .equalsIgnoreCase(remark))
                .or(() -> first(
                        persons(on),
                        person -> functions.contains(text(person, "ContactPersonFunction"))
                                && !text(person, "EmailAddress").isEmpty()))
                .or(() -> first(emails, email -> Boolean.TRUE.equals(email.get("IsDefaultEmailAddress"))))
                .or(() -> emails.size() == 1 ? Optional.of(text(emails.get(0), "EmailAddress")) : Optional.empty())
                .orElse(null);
    }

    private static Optional<String> first(
            List<Map<String, @Nullable Object>> rows, Predicate<Map<String, @Nullable Object>> wanted) {
        return rows.stream()
                .filter(wanted)
                .map(row -> text(row, "EmailAddress"))
                .findFirst();
    }

    private List<Map<String, @Nullable Object>> emails() {
        List<Map<String, @Nullable Object>> emails = new ArrayList<>();
        for (Map<String, @Nullable Object> address : rows(partner.values().get("to_BusinessPartnerAddress"))) {
            rows(address.get("to_EmailAddress")).stream()
                    .filter(email -> text(email, "Person").isEmpty()
                            && !text(email, "EmailAddress").isEmpty())
                    .sorted(Comparator.comparing(email -> text(email, "OrdinalNumber")))
                    .forEach(emails::add);
        }
        return emails;
    }

    /** Those whose relationship has not ended. */
    private List<Map<String, @Nullable Object>> persons(LocalDate on) {
        List<Map<String, @Nullable Object>> persons = new ArrayList<>();
        for (Map<String, @Nullable Object> contact : rows(partner.values().get("to_BusinessPartnerContact"))) {
            boolean ended = contact.get("ValidityEndDate") instanceof LocalDate end && end.isBefore(on);
            if (!ended && contact.get("to_ContactRelationship") instanceof Map<?, ?> person) {
                persons.add((Map<String, @Nullable Object>) person);
            }
        }
        return persons;
    }

    private static String text(Map<String, @Nullable Object> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString().strip();
    }

    private static List<Map<String, @Nullable Object>> rows(@Nullable Object expanded) {
        return expanded instanceof List<?> list ? (List<Map<String, @Nullable Object>>) list : List.of();
    }
}
