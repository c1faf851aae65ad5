package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dunning.erp.odata.ODataRow;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a document says of its dunning: as it is now, or as it is to be.
 *
 * @param level null: not to be changed
 * @param lastDunned null: never, or not to be changed
 * @param block the dunning block; empty for none, null: not to be changed
 * @param text null: not to be changed
 */
record SapLine(@Nullable Integer level, @Nullable LocalDate lastDunned, @Nullable String block, @Nullable String text) {

    static final SapLine UNCHANGED = new SapLine(null, null, null, null);

    static SapLine of(ODataRow row) {
        String level = row.text("DunningLevel");
        return new SapLine(
                level.matches("[0-9]") ? Integer.valueOf(level) : 0,
                row.values().get("LastDunningDate") instanceof LocalDate day ? day : null,
                row.text("DunningBlockingReason"),
                row.text("DocumentItemText"));
    }

    SapLine dunned(int toLevel, LocalDate on) {
        return new SapLine(toLevel, on, block, text);
    }

    SapLine blocked(String reason) {
        return new SapLine(level, lastDunned, reason, text);
    }

    SapLine marked(String marker) {
        return new SapLine(level, lastDunned, block, marker);
    }

    /** Of two wishes the higher level and the later day; of block and text the second's. */
    SapLine and(SapLine other) {
        return new SapLine(
                level == null || other.level != null && other.level > level ? other.level : level,
                lastDunned == null || other.lastDunned != null && other.lastDunned.isAfter(lastDunned)
                        ? other.lastDunned
                        : lastDunned,
                other.block == null ? block : other.block,
                other.text == null ? text : other.text);
    }

    /** As far as the line is not so already. A level is never lowered, nor a later date made an earlier one. */
    SapLine without(SapLine now) {
        boolean raises = level != null && (now.level == null || level > now.level);
        boolean later = lastDunned != null && (now.lastDunned == null || lastDunned.isAfter(now.lastDunned));
        return new SapLine(
                raises ? level : null,
                later ? lastDunned : null,
                block != null && block.equals(now.block) ? null : block,
                text != null && SapMarker.isThere(text, now.text) ? null : text);
    }

    boolean changesNothing() {
        return equals(UNCHANGED);
    }

    /** By the names of the change service. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (lastDunned != null) {
            fields.put("LastDunningDate", lastDunned.toString());
        }
        if (block != null) {
            fields.put("DunningBlockingReasonCode", block);
        }
        if (level != null) {
            fields.put("DunningLevel", level.toString());
        }
        if (text != null) {
            fields.put("DocumentItemText", text);
        }
        return fields;
    }
}
