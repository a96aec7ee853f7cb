package apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.1, 0.9", "-1, 1"})
    void onlyTheRightClassIsHigh(double low, double high) {
        int[] labels = {2, 0, 2, 3, 1};
        FMatrixRMaj target = new FMatrixRMaj(10, 10);
        target.fill(7);
        new Targets.Classes(low, high).copyTo(labels, 4, target);
        assertEquals(4, target.getNumRows());
        assertEquals(5, target.getNumCols());
        for (int unit = 0; unit < 4; unit++) {
            for (int column = 0; column < 5; column++) {
                assertEquals((float) (labels[column] == unit ? high : low), target.get(unit, column));
            }
        }
    }

    @Test
    void labelOutsideTheClassesIsRefused() {
        Targets.Classes targets = new Targets.Classes(0, 1);
        FMatrixRMaj target = new FMatrixRMaj(10, 10);
        assertThrows(IndexOutOfBoundsException.class, () -> targets.copyTo(new int[] {0, 4}, 4, target));
        assertThrows(IndexOutOfBoundsException.class, () -> targets.copyTo(new int[] {0, -1}, 4, target));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0.5, 0.5", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0"})
    void lowIsBelowHighAndBothAreFinite(double low, double high) {
        assertThrows(IllegalArgumentException.class, () -> new Targets.Classes(low, high));
    }
}
