package org.dunning.erp.odata;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One OData V2 service of one server, with one login. Whatever it cannot do ends in an {@link ODataException} that says
 * whether something may have been done.
 */
public interface ODataService {

    /** Every row that a query finds, page by page as they are asked for. */
    Iterator<List<ODataRow>> pages(ODataQuery query);

    /** The rows of each query, all asked for in one request. */
    List<List<ODataRow>> together(List<ODataQuery> queries);

    /**
     * Makes rows, each for itself, in one request.
     *
     * @return for each row null, or why it was refused
     * @throws ODataException when nothing is known of any of them
     */
    List<@Nullable ODataException> create(String set, List<Map<String, Object>> rows);

    /**
     * Changes some fields of one row.
     *
     * @param row its address, from {@link ODataLiteral#address}
     * @param etag of the row as it was read; null where the service keeps none
     */
    void merge(String row, Map<String, Object> values, @Nullable String etag);

    /** What the service offers, as it says itself. */
    ODataMetadata metadata();
}
