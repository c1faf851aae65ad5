/** OData V2 as SAP's Gateway speaks it: reading in pages or many questions in one, writing with token and etag. */
@NullMarked
package org.dunning.erp.odata;

import org.jspecify.annotations.NullMarked;
