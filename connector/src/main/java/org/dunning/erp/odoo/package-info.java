/**
 * Odoo over its own interface: JSON-2 where there is one (19 and later), else JSON-RPC. Reading in pages, notes, documents;
 * what cannot be said in a route.
 */
@NullMarked
package org.dunning.erp.odoo;

import org.jspecify.annotations.NullMarked;
