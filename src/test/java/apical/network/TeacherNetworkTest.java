package apical.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.validation.InvalidValueException;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class TeacherNetworkTest {

    private static double phi(double u) {
        return 0.1 * Math.log(1 + Math.exp(u - 3));
    }

    /** r = phi(k2 W2 phi(k1 W1 r0)), written out for 3-2-2. */
    @Test
    void itsRatesAreThoseOfTheFormulaByHand() {
        var w1 = new FMatrixRMaj(2, 3, true, 1, -0.5f, 0.25f, 0, 2, -1);
        var w2 = new FMatrixRMaj(2, 2, true, 0.5f, 1, -2, 0.75f);
        var teacher = new TeacherNetwork(new TransferFunction.SoftRectifier(0.1, 1, 3), List.of(w1, w2), List.of(2.0, 10.0));
        double a = phi(2 * (1 * 3 - 0.5 * 1 + 0.25 * -2));
        double b = phi(2 * (0 * 3 + 2 * 1 - 1 * -2));
        assertArrayEquals(new double[] {phi(10 * (0.5 * a + b)), phi(10 * (-2 * a + 0.75 * b))},
                teacher.rates(new double[] {3, 1, -2}), 1e-12);
    }

    @Test
    void thereIsAGainForEachLayer() {
        assertThrows(InvalidValueException.class,
                () -> new TeacherNetwork(new TransferFunction.Logistic(), List.of(new FMatrixRMaj(1, 1)), List.of()));
    }
}
