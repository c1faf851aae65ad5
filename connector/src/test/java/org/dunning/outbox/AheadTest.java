package org.dunning.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Elsewhere nothing tells a power cut from a kill, and none is prepared ahead. */
@EnabledOnOs(OS.LINUX)
class AheadTest {

    private static final long MEGABYTE = 1L << 20;
    private static final long DOCUMENTS = 5 * MEGABYTE;

    @Test
    void mailsOfWordsArePreparedAsManyAsWished() {
        assertThat(Ahead.of(4, 32, 0, 64 * MEGABYTE)).isEqualTo(new Ahead(4, 32));
    }

    @Test
    void documentsArePreparedAsManyAsHaveRoomInAQuarterOfTheHeap() {
        assertThat(Ahead.of(4, 32, DOCUMENTS, 4096 * MEGABYTE).prepared()).isEqualTo(32);
        assertThat(Ahead.of(4, 32, DOCUMENTS, 1024 * MEGABYTE).prepared()).isEqualTo(12);
        assertThat(Ahead.of(4, 32, 4 * DOCUMENTS, 4096 * MEGABYTE).prepared()).isEqualTo(12);
    }

    @Test
    void aSmallHeapPreparesEightUnlessFewerAreWished() {
        assertThat(Ahead.of(4, 32, DOCUMENTS, 256 * MEGABYTE).prepared()).isEqualTo(8);
        assertThat(Ahead.of(4, 3, DOCUMENTS, 256 * MEGABYTE).prepared()).isEqualTo(3);
        assertThat(Ahead.of(4, 0, DOCUMENTS, 4096 * MEGABYTE).prepared()).isZero();
    }
}
