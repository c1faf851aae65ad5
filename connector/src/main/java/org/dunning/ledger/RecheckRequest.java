package org.dunning.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks an ERP route for the state of items just before sending ({@code direct:erp-recheck}): these items as far as they
 * are still open, and every credit of these debtors, as raw records.
 *
 * @param erpKeys at most 200, the ERP's own row keys
 * @param debtorNumbers the debtors of those items
 * @param sending whether a notice follows, so that the ERP may be made to give what it needs; a preview changes nothing
 */
public record RecheckRequest(
        String company,
        String erpCompany,
        LocalDate on,
        List<String> erpKeys,
        List<String> debtorNumbers,
        boolean sending) {

    public RecheckRequest {
        erpKeys = List.copyOf(erpKeys);
        debtorNumbers = List.copyOf(debtorNumbers);
    }

    /** Only to look. */
    public RecheckRequest(
            String company, String erpCompany, LocalDate on, List<String> erpKeys, List<String> debtorNumbers) {
        this(company, erpCompany, on, erpKeys, debtorNumbers, false);
    }
}
