/**
 * SAP S/4HANA over its OData services: open items and master data as records, and what of ours is written back, where and
 * if at all.
 */
@NullMarked
package org.dunning.erp.sap;

import org.jspecify.annotations.NullMarked;
