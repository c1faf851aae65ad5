package org.dunning.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks an ERP route for a company's open items ({@code direct:erp-open-items}).
 *
 * @param company the id under {@code dunning.companies}
 * @param erpCompany the company's id in the ERP
 * @param on the business date
 * @param since only what changed after it, where the route can; null for a complete sweep
 */
public record SweepRequest(long sweepId, String company, String erpCompany, LocalDate on, @Nullable Instant since) {}
