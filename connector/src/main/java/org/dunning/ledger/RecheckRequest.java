package org.dunning.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks an ERP route for the state of items just before sending ({@code direct:erp-recheck}): these items as far as they
 * are still open, and every credit of these debtors, as raw records.
 *
 * @param erpKeys at most 200, the ERP's own row keys
 * @param debtorNumbers the debtors of those items
 */
public record RecheckRequest(
        String company, String erpCompany, LocalDate on, List<String> erpKeys, List<String> debtorNumbers) {

    public RecheckRequest {
        erpKeys = List.copyOf(erpKeys);
        debtorNumbers = List.copyOf(debtorNumbers);
    }
}
