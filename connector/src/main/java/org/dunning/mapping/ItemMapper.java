package org.dunning.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.MappedRecord.SetAside;
import org.jspecify.annotations.Nullable;

/** Maps raw records of the ERP into open items and debtors; a record that cannot be used is set aside, not thrown. */
public final class ItemMapper {

    private final YamlFile<RecordMapping> file;
    private final String source;
    private final @Nullable Column[] columns;

    public ItemMapper(YamlFile<RecordMapping> file) {
        this.file = file;
        this.source = file.value().source();
        this.columns = RecordReader.columns(file.value());
    }

    /** The ERP's name in every key. */
    public String source() {
        return source;
    }

    /**
     * One result for each record, in their order.
     *
     * @param company the id under {@code dunning.companies}
     * @param records column label to value, as JDBC or JSON gave it; labels are found in upper or lower case
     * @throws InvalidFilesException when the mapping names a column that the records do not have
     */
    public List<MappedRecord> map(String company, List<Map<String, Object>> records) {
        if (!records.isEmpty()) {
            requireColumns(records.get(0));
        }
        return records.stream().map(record -> map(company, record)).toList();
    }

    MappedRecord map(String company, Map<String, Object> record) {
        var reader = new RecordReader(columns, record);
        try {
            return new Mapped(reader.item(source, company), reader.debtor(source, company));
        } catch (Unreadable e) {
            return new SetAside(
                    reader.shown(Field.DOCUMENT_NO),
                    reader.shown(Field.LINE),
                    e.field().label(),
                    e.reason());
        }
    }

    private void requireColumns(Map<String, Object> record) {
        List<Problem> missing = Arrays.stream(columns)
                .filter(Objects::nonNull)
                .filter(column -> column.isMissingIn(record))
                .map(column -> file.problem(
                        "/fields/" + column.field().label(),
                        "the records of the ERP have no such column; they have "
                                + String.join(
                                        ", ", record.keySet().stream().sorted().toList())))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidFilesException(missing);
        }
    }
}
