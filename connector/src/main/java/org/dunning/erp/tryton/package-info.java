/** Writing into Tryton 6.0 over its JSON-RPC, which has a login of its own and answers errors with HTTP 200. */
@NullMarked
package org.dunning.erp.tryton;

import org.jspecify.annotations.NullMarked;
