package org.dunning.erp.sap;

import java.util.List;
import java.util.Set;

/** The sets that are read, what of them is always needed, and under which name a mapping finds the rest. */
enum SapSet {
    ITEMS(
            "A_OperationalAcctgDocItemCube",
            "",
            "CompanyCode FiscalYear AccountingDocument AccountingDocumentItem Customer AccountingDocumentCategory"
                    + " DebitCreditCode AmountInTransactionCurrency PaymentMethod DunningArea DunningKey DunningBlockingReason"
                    + " InvoiceReference"),
    PARTNERS(
            "A_BusinessPartner", "debtor", "BusinessPartner Customer BusinessPartnerFullName BusinessPartnerIsBlocked"),
    ADDRESSES("A_BusinessPartnerAddress", "address", "AddressID Country StreetName HouseNumber PostalCode CityName"),
    EMAILS(
            "A_AddressEmailAddress",
            "",
            "Person OrdinalNumber EmailAddress IsDefaultEmailAddress AddressCommunicationRemarkText"),
    PHONES("A_AddressPhoneNumber", "", "Person OrdinalNumber InternationalPhoneNumber IsDefaultPhoneNumber"),
    PERSONS("A_BPContactToFuncAndDept", "", "ContactPersonFunction EmailAddress"),
    ACCOUNTS("A_Customer", "account", "Customer CustomerName DeletionIndicator"),
    COMPANY_ACCOUNTS("A_CustomerCompany", "company", "Customer DeletionIndicator"),
    DUNNING("A_CustomerDunning", "dunning", "Customer DunningArea DunningBlock DunningRecipient LegDunningProcedureOn");

    /** What is put together here, and is no field of SAP's. */
    private static final Set<String> MADE_HERE = Set.of(
            SapRecords.KEY,
            SapRecords.LINE,
            SapRecords.RESIDUAL,
            SapRecords.BLOCKED,
            SapRecords.DIRECT_DEBIT,
            SapRecords.CREDIT_FOR,
            SapRecords.NAME,
            SapRecords.EMAIL,
            SapRecords.TELEPHONE,
            SapRecords.POSTAL_ADDRESS,
            SapRecords.DEBTOR_BLOCKED,
            SapRecords.DEBTOR_STOPPED);

    private final String set;
    private final String root;
    private final List<String> needed;

    SapSet(String set, String root, String needed) {
        this.set = set;
        this.root = root;
        this.needed = List.of(needed.split(" "));
    }

    String set() {
        return set;
    }

    List<String> needed() {
        return needed;
    }

    /** The name under which a record holds a row of this set. */
    String root() {
        return root;
    }

    /** The field of this set that a path of the mapping reads; empty when it is another's. */
    String field(String path) {
        if (this == ITEMS) {
            return path.contains(".") || MADE_HERE.contains(path) ? "" : path;
        }
        return !root.isEmpty() && path.startsWith(root + ".") ? path.substring(root.length() + 1) : "";
    }
}
