package org.dunning.erp;

class SqlErpOnH2Test extends SqlErpContract {

    @Override
    SqlErp open() throws Exception {
        return new SqlErp(MAPPING, "jdbc:h2:mem:erp;DB_CLOSE_DELAY=-1", "sa", "");
    }
}
