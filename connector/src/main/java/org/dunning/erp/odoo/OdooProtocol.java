package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;

/** How a call travels: the two ways Odoo offers, with one outcome. */
sealed interface OdooProtocol permits JsonTwo, JsonRpc {

    /**
     * The result; a null node where the method returns nothing.
     *
     * @throws OdooException when there is none
     */
    JsonNode call(OdooCall call, String key);
}
