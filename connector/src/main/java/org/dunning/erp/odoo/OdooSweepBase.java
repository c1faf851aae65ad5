package org.dunning.erp.odoo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.odoo.OdooProperties.Sweep;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.SweepBases;
import org.dunning.ledger.SweepBases.Known;
import org.dunning.ledger.SweepRequest;
import org.dunning.mapping.RecordMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whether a sweep may read changes alone, and since when; where anything speaks against it, all is read. */
@Lazy
@Component
class OdooSweepBase {

    /** To be raised when lines are put together to records in another way. */
    private static final String READING = "1";

    private static final int BASIS_DIGITS = 32;

    private final OdooProperties properties;
    private final ErpApiProperties api;
    private final YamlFile<RecordMapping> mapping;
    private final SweepBases bases;

    OdooSweepBase(OdooProperties properties, ErpApiProperties api, YamlFile<RecordMapping> mapping, SweepBases bases) {
        this.properties = properties;
        this.api = api;
        this.mapping = mapping;
        this.bases = bases;
    }

    /**
     * What a sweep of changes rests on.
     *
     * @param since changes from here on are read, inclusive
     */
    record Start(SweepBases.Base base, OdooWatermark left, Instant since) {}

    /** @param now by Odoo's time; null when it tells none. Answers null where all is to be read. */
    @Nullable
    Start start(SweepRequest request, @Nullable Instant now) {
        if (properties.sweep() == Sweep.FULL || now == null) {
            return null;
        }
        SweepBases.Base base = bases.last(mapping.value().source(), request.company());
        OdooWatermark left = base == null ? null : OdooWatermark.parse(base.watermark());
        if (base == null
                || left == null
                || !left.basis().equals(basis(request))
                || left.seen().isAfter(now)
                || !now.isBefore(left.full().plus(properties.fullSweepEvery()))) {
            return null;
        }
        return new Start(base, left, left.seen().minus(properties.sweepOverlap()));
    }

    /** For the next sweep; null where it is to read all. */
    @Nullable
    String watermark(SweepRequest request, @Nullable Start start, @Nullable Instant now) {
        if (properties.sweep() == Sweep.FULL || now == null) {
            return null;
        }
        return new OdooWatermark(basis(request), start == null ? now : start.left.full(), now).toString();
    }

    /** What the ledger has from the sweep before. */
    Map<String, Known> known(Start start, SweepRequest request) {
        return bases.known(start.base, source(), request.company());
    }

    /** What was not read because it did not change joins what was. */
    void carry(SweepRequest request, List<Known> unchanged) {
        bases.carry(request, source(), unchanged);
    }

    String source() {
        return mapping.value().source();
    }

    private String basis(SweepRequest request) {
        return Fingerprint.sha256(String.join(
                        "\n",
                        READING,
                        String.valueOf(api.url()),
                        String.valueOf(api.database()),
                        request.erpCompany(),
                        fields()))
                .substring(0, BASIS_DIGITS);
    }

    /** In an order that is the same in every process. */
    private String fields() {
        StringBuilder words = new StringBuilder();
        new TreeMap<>(mapping.value().fields()).forEach((field, rule) -> words.append(field)
                .append(rule.from())
                .append(rule.defaultValue())
                .append(rule.negate())
                .append(new TreeMap<>(rule.values())));
        return words.toString();
    }
}
