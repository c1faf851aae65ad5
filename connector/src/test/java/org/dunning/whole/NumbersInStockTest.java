package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dunning.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 writes its file each time the numbers of a table that it has in stock are used up. */
class NumbersInStockTest {

    @TempDir
    Path folder;

    @Test
    void tablesThatGetARowForEachItemOrNoticeHaveAThousandNumbersInStock() throws Exception {
        try (var connector = new Connector(folder, new SmallErp(folder), "jdbc:h2:file:" + folder.resolve("ledger"))) {
            assertThat(connector
                            .bean(Ledger.class)
                            .sql("select lower(table_name) from information_schema.columns where identity_cache = 1000")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder(
                            "set_aside", "debtor", "open_item", "item_outcome", "notice", "delivery", "write_back");
        }
    }
}
