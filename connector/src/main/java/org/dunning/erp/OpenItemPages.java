package org.dunning.erp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.SetAsideRecord;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.Sweeps;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.OpenItem;
import org.springframework.stereotype.Component;

/** Lands the pages of a sweep: each record is mapped and staged, or set aside with its reason. */
@Component
public class OpenItemPages {

    private final ItemMapper mapper;
    private final Sweeps sweeps;

    OpenItemPages(ItemMapper mapper, Sweeps sweeps) {
        this.mapper = mapper;
        this.sweeps = sweeps;
    }

    /** Commits one page of raw records. */
    public void land(@Body List<Map<String, Object>> records, @ExchangeProperty("sweep") SweepRequest sweep) {
        List<OpenItem> items = new ArrayList<>();
        List<Debtor> debtors = new ArrayList<>();
        List<SetAsideRecord> setAside = new ArrayList<>();
        for (MappedRecord record : mapper.map(sweep.company(), records)) {
            if (record instanceof MappedRecord.Mapped mapped) {
                items.add(mapped.item());
                debtors.add(mapped.debtor());
            } else if (record instanceof MappedRecord.SetAside aside) {
                setAside.add(new SetAsideRecord(aside.document(), aside.line(), aside.field(), aside.reason()));
            }
        }
        sweeps.land(sweep.sweepId(), items, debtors, setAside);
    }
}
