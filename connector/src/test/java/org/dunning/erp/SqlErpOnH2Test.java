package org.dunning.erp;

import java.nio.file.Path;

class SqlErpOnH2Test extends SqlErpContract {

    @Override
    SqlErp open(Path mapping) throws Exception {
        return new SqlErp(mapping, "jdbc:h2:mem:erp;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Override
    String bytesType() {
        return "blob";
    }

    @Override
    String bytesOfPdf() {
        return "X'25504446'";
    }
}
