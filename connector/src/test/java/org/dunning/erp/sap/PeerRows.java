package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.olingo.odata2.annotation.processor.core.datasource.DataSource;
import org.apache.olingo.odata2.annotation.processor.core.datasource.ValueAccess;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmFunctionImport;
import org.apache.olingo.odata2.api.edm.EdmMapping;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.exception.ODataApplicationException;
import org.apache.olingo.odata2.api.exception.ODataNotFoundException;
import org.apache.olingo.odata2.api.exception.ODataNotImplementedException;

/** Rows by set, as Olingo wants to find them. */
final class PeerRows implements DataSource, ValueAccess {

    private final Map<String, List<Map<String, Object>>> sets = new ConcurrentHashMap<>();

    List<Map<String, Object>> of(String set) {
        return sets.computeIfAbsent(set, name -> new CopyOnWriteArrayList<>());
    }

    void clear() {
        sets.clear();
    }

    void replaceAll(String set, List<Map<String, Object>> rows) {
        sets.put(set, new CopyOnWriteArrayList<>(rows));
    }

    @Override
    public List<?> readData(EdmEntitySet set) throws EdmException {
        return new ArrayList<>(of(set.getName()));
    }

    @Override
    public Object readData(EdmEntitySet set, Map<String, Object> keys) throws EdmException, ODataNotFoundException {
        return of(set.getName()).stream()
                .filter(row -> has(row, keys))
                .findFirst()
                .orElseThrow(() -> new ODataNotFoundException(ODataNotFoundException.ENTITY));
    }

    @Override
    public Object readData(EdmFunctionImport function, Map<String, Object> parameters, Map<String, Object> keys)
            throws ODataNotImplementedException {
        throw new ODataNotImplementedException();
    }

    /** Joined where both have a key of the same name; a contact's company is the partner. */
    @Override
    @SuppressWarnings("unchecked")
    public Object readRelatedData(EdmEntitySet from, Object row, EdmEntitySet to, Map<String, Object> keys)
            throws EdmException {
        Map<String, Object> wanted = new LinkedHashMap<>(keys);
        List<String> targetKeys = to.getEntityType().getKeyPropertyNames();
        for (String key : from.getEntityType().getKeyPropertyNames()) {
            Object value = ((Map<String, Object>) row).get(key);
            if (targetKeys.contains(key)) {
                wanted.put(key, value);
            } else if (targetKeys.contains(key + "Company")) {
                wanted.put(key + "Company", value);
            }
        }
        List<Map<String, Object>> found =
                of(to.getName()).stream().filter(target -> has(target, wanted)).toList();
        boolean one = !keys.isEmpty() || to.getName().equals("A_BPContactToFuncAndDept");
        return one ? found.stream().findFirst().orElse(null) : found;
    }

    private static boolean has(Map<String, Object> row, Map<String, Object> values) {
        return values.entrySet().stream().allMatch(part -> Objects.equals(row.get(part.getKey()), part.getValue()));
    }

    @Override
    public BinaryData readBinaryData(EdmEntitySet set, Object row) throws ODataNotImplementedException {
        throw new ODataNotImplementedException();
    }

    @Override
    public Object newDataObject(EdmEntitySet set) {
        return new LinkedHashMap<String, Object>();
    }

    @Override
    public void writeBinaryData(EdmEntitySet set, Object row, BinaryData data) throws ODataNotImplementedException {
        throw new ODataNotImplementedException();
    }

    @Override
    public void deleteData(EdmEntitySet set, Map<String, Object> keys) throws EdmException, ODataNotFoundException {
        of(set.getName()).remove(readData(set, keys));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void createData(EdmEntitySet set, Object data) throws EdmException, ODataApplicationException {
        var row = (Map<String, Object>) data;
        Map<String, Object> key = new LinkedHashMap<>();
        for (String name : set.getEntityType().getKeyPropertyNames()) {
            key.put(name, row.get(name));
        }
        if (of(set.getName()).stream().anyMatch(there -> has(there, key))) {
            throw new ODataApplicationException(
                    "Entity already exists", Locale.ENGLISH, HttpStatusCodes.BAD_REQUEST, "R11/123");
        }
        if ("REFUSED".equals(row.get("Customer"))) {
            throw new ODataApplicationException(
                    "Customer Ana Ruiz is blocked", Locale.ENGLISH, HttpStatusCodes.BAD_REQUEST, "F2/042");
        }
        of(set.getName()).add(row);
    }

    @Override
    public void deleteRelation(EdmEntitySet from, Object row, EdmEntitySet to, Map<String, Object> keys) {}

    @Override
    public void writeRelation(EdmEntitySet from, Object row, EdmEntitySet to, Map<String, Object> keys) {}

    @Override
    public <T> Object getPropertyValue(T row, EdmProperty property) throws EdmException {
        return ((Map<?, ?>) row).get(property.getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T, V> void setPropertyValue(T row, EdmProperty property, V value) throws EdmException {
        ((Map<String, Object>) row).put(property.getName(), value);
    }

    @Override
    public <T> Class<?> getPropertyType(T row, EdmProperty property) throws EdmException {
        return ((EdmSimpleType) property.getType()).getDefaultType();
    }

    @Override
    public <T> Object getMappingValue(T row, EdmMapping mapping) {
        return null;
    }

    @Override
    public <T, V> void setMappingValue(T row, EdmMapping mapping, V value) {}
}
