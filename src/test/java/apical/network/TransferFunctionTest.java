package apical.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferFunctionTest {

    static Stream<TransferFunction> functions() {
        return TransferFunctions.all();
    }

    @Test
    void knownValues() {
        assertEquals(0.7310585786300049, new TransferFunction.Logistic().rate(1), 1e-15);
        assertEquals(0.7615941559557649, new TransferFunction.Tanh().rate(1), 1e-15);
        assertEquals(0, new TransferFunction.Relu().rate(-2));
        assertEquals(2, new TransferFunction.Relu().rate(2));
        assertEquals(0.1 * Math.log(2), new TransferFunction.SoftRectifier(0.1, 1, 3).rate(3), 1e-15);
        assertEquals(0.2 * Math.log1p(Math.exp(2 * (1.5 - 1))),
                new TransferFunction.SoftRectifier(0.2, 2, 1).rate(1.5), 1e-15);
    }

    /** Potentials of the target rates 0.1 and 0.8 with which the paper nudges. */
    @Test
    void targetsOfThePaperAsPotentials() {
        assertEquals(-2.197225, new TransferFunction.Logistic().potential(0.1), 5e-7);
        assertEquals(1.386294, new TransferFunction.Logistic().potential(0.8), 5e-7);
    }

    /** Single precision: 2e-7 in the logistic kernel, twice that for tanh, else one rounding. */
    @ParameterizedTest
    @MethodSource("functions")
    void ratesOfAnArrayAreTheRates(TransferFunction phi) {
        float[] u = potentials();
        float[] kept = u.clone();
        float[] r = new float[u.length];
        phi.rates(u, r, u.length);
        assertArrayEquals(kept, u);
        for (int i = 0; i < u.length; i++) {
            double tolerance = phi instanceof TransferFunction.Tanh ? 4e-7 : phi instanceof TransferFunction.Logistic ? 2e-7
                    : 0x1p-24 * phi.rate(u[i]) + Float.MIN_VALUE;
            assertEquals(phi.rate(u[i]), r[i], tolerance, "at " + u[i]);
        }
    }

    /** Slopes are computed from the rates r, as r (1 - r) or 1 - r^2: the rates' error comes along, doubled for tanh. */
    @ParameterizedTest
    @MethodSource("functions")
    void anErrorIsMultipliedByTheSlope(TransferFunction phi) {
        float[] u = potentials();
        float[] r = new float[u.length], e = new float[u.length];
        phi.rates(u, r, u.length);
        for (int i = 0; i < u.length; i++) e[i] = i % 2 == 0 ? 0.75f : -1.5f;
        float[] keptU = u.clone(), keptR = r.clone(), before = e.clone();
        phi.timesSlope(u, r, e, u.length);
        assertArrayEquals(keptU, u);
        assertArrayEquals(keptR, r);
        for (int i = 0; i < u.length; i++) {
            double exact = before[i] * phi.slope(u[i]);
            assertEquals(exact, e[i], 1e-6 * Math.abs(before[i]), "at " + u[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theSlopeIsTheCentralDifference(TransferFunction phi) {
        double h = 1e-5;
        for (double u = -7.95; u < 8; u += 0.1) {                       // passes 0, where the rectifier bends, by 0.05
            assertEquals((phi.rate(u + h) - phi.rate(u - h)) / (2 * h), phi.slope(u), 1e-9, "at " + u);
        }
    }

    /** Against a difference in extended precision: of values far apart, and of the slope where they are close. */
    @ParameterizedTest
    @MethodSource("functions")
    void anIncrementIsTheDifferenceHoweverSmall(TransferFunction phi) {
        for (double u = -7.95; u < 8; u += 0.1) {
            for (double d : new double[] {-9, -1.5, -0.7, -0.01, 0.01, 0.7, 1.5, 9}) {
                assertEquals(phi.rate(u + d) - phi.rate(u), phi.increment(u, d), 4e-15, u + " and " + d);
            }
            assertTrue(phi.increment(u, 0) == 0);
            double bend = phi instanceof TransferFunction.Relu ? 0 : 1e-7;
            for (double d : new double[] {-1e-8, 1e-8, 1e-12, -1e-16, 1e-300}) {          // f(u + d) - f(u) = f'(u) d (1 + O(d))
                assertEquals(phi.slope(u) * d, phi.increment(u, d), Math.abs(phi.slope(u) * d) * bend, u + " and " + d);
            }
        }
    }

    /** What is added and taken away again is nothing; two steps are one. */
    @ParameterizedTest
    @MethodSource("functions")
    void incrementsAdd(TransferFunction phi) {
        for (double u = -7.95; u < 8; u += 0.1) {
            for (double d : new double[] {-2, -0.01, 1e-9, 3}) {
                assertEquals(-phi.increment(u, d), phi.increment(u + d, -d), 1e-8 * Math.abs(phi.increment(u, d)));
                assertEquals(phi.increment(u, d) + phi.increment(u + d, 0.5), phi.increment(u, d + 0.5), 1e-14);
            }
        }
    }

    /** Single precision: a few ulp of d, whatever d is, beside what rounding the slope costs. */
    @ParameterizedTest
    @MethodSource("functions")
    void incrementsOfAnArrayAreTheIncrements(TransferFunction phi) {
        float[] u = potentials();
        float[] r = new float[u.length], d = new float[u.length], e = new float[u.length];
        phi.rates(u, r, u.length);
        for (float size : new float[] {0, 1e-30f, 1e-12f, 1e-6f, 1e-3f, 0.1f, 0.49f, 0.51f, 0.99f, 1.01f, 3, 20}) {
            for (int i = 0; i < d.length; i++) {
                d[i] = i % 2 == 0 ? size : -size;
            }
            float[] keptU = u.clone(), keptR = r.clone(), keptD = d.clone();
            phi.increments(u, r, d, e, u.length);
            assertArrayEquals(keptU, u);
            assertArrayEquals(keptR, r);
            assertArrayEquals(keptD, d);
            double scale = phi instanceof TransferFunction.Tanh ? 3 : phi instanceof TransferFunction.Relu ? 1e-9 : 1;
            for (int i = 0; i < u.length; i++) {
                double exact = phi.increment(u[i], d[i]);
                double tolerance = scale * 4e-7 * Math.min(1, Math.abs(d[i])) + 1.2e-7 * Math.abs(exact) + Float.MIN_VALUE;
                assertEquals(exact, e[i], tolerance, "at " + u[i] + " and " + d[i]);
            }
        }
    }

    /** Numbers that are none stay none, and infinity does no harm where the function is bounded. */
    @Test
    void whatIsNoNumberStaysNone() {
        for (TransferFunction phi : new TransferFunction[] {new TransferFunction.Logistic(), new TransferFunction.Tanh()}) {
            float[] r = new float[3], e = new float[3];
            float[] u = {Float.NaN, 0, 0}, d = {0, Float.NaN, Float.POSITIVE_INFINITY};
            phi.rates(u, r, 3);
            phi.increments(u, r, d, e, 3);
            assertTrue(Float.isNaN(e[0]) && Float.isNaN(e[1]));
            assertEquals(1 - phi.rate(0), e[2], 1e-6);
        }
    }

    @Test
    void theRectifierIsFlatWhereItBends() {
        var relu = new TransferFunction.Relu();
        assertEquals(0, relu.slope(0));
        float[] e = {3, 3, 3};
        relu.timesSlope(new float[] {0, -1, 1}, new float[] {0, 0, 1}, e, 3);
        assertArrayEquals(new float[] {0, 0, 3}, e);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void thePotentialOfARateHasThatRate(TransferFunction phi) {
        for (double u = -9; u <= 9; u += 0.25) {
            double rate = phi.rate(u);
            assertEquals(rate, phi.rate(phi.potential(rate)), 1e-14 * Math.max(1, rate));
            if (phi.slope(u) > 1e-3) assertEquals(u, phi.potential(rate), 1e-11);
        }
    }

    @ParameterizedTest
    @CsvSource({"logistic, 0.1 0.8 1e-9 0.999999, -0.1 0 1 1.1 Infinity NaN", "tanh, -0.999 0 0.8, -1 1 1.1 -2 NaN",
            "relu, 0 0.1 5, -0.1 -1e-9 Infinity NaN", "softRectifier, 1e-9 0.1 50 1e6, 0 -0.1 Infinity NaN"})
    void reachesTheRatesOfFinitePotentialsOnly(String name, String reached, String unreached) {
        TransferFunction phi = switch (name) {
            case "logistic" -> new TransferFunction.Logistic();
            case "tanh" -> new TransferFunction.Tanh();
            case "relu" -> new TransferFunction.Relu();
            default -> new TransferFunction.SoftRectifier(0.1, 1, 3);
        };
        numbers(reached).forEach(rate -> assertTrue(phi.reaches(rate), name + " reaches " + rate));
        numbers(unreached).forEach(rate -> assertFalse(phi.reaches(rate), name + " does not reach " + rate));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void hugePotentialsOverflowNothing(TransferFunction phi) {
        for (double u : new double[] {-1e30, -1e4, -800, 800, 1e4, 1e30}) {
            assertTrue(Double.isFinite(phi.rate(u)) && Double.isFinite(phi.slope(u)), phi + " at " + u);
            assertTrue(phi.slope(u) >= 0 && phi.rate(u) >= phi.rate(-1e30));
            float[] r = new float[1], e = {1};
            phi.rates(new float[] {(float) u}, r, 1);
            phi.timesSlope(new float[] {(float) u}, r, e, 1);
            assertTrue(Float.isFinite(r[0]) && Float.isFinite(e[0]), phi + " at " + u);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void onlyTheFirstElementsAreTouched(TransferFunction phi) {
        float[] u = {0.5f, 0.5f, 0.5f}, r = {7, 7, 7}, e = {7, 7, 7};
        phi.rates(u, r, 2);
        assertEquals(phi.rate(0.5), r[1], 4e-7);
        assertEquals(7, r[2]);
        phi.timesSlope(u, r, e, 2);
        assertEquals(7 * phi.slope(0.5), e[1], 1e-5);
        assertEquals(7, e[2]);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aPotentialThatIsNotANumberShowsInTheRate(TransferFunction phi) {
        float[] r = {0};
        phi.rates(new float[] {Float.NaN}, r, 1);
        assertTrue(Float.isNaN(r[0]));
        assertTrue(Double.isNaN(phi.rate(Double.NaN)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void theSoftRectifierRefusesWhatIsNotASoftRectifier(double bad) {
        assertEquals("gamma", refusedField(bad, 1, 3));
        assertEquals("beta", refusedField(0.1, bad, 3));
        if (!Double.isFinite(bad))
            assertEquals("theta", refusedField(0.1, 1, bad));
        else
            assertEquals(bad, new TransferFunction.SoftRectifier(0.1, 1, bad).theta());
    }

    private static String refusedField(double gamma, double beta, double theta) {
        return assertThrows(InvalidValueException.class,
                () -> new TransferFunction.SoftRectifier(gamma, beta, theta)).field();
    }

    private static DoubleStream numbers(String list) {
        return Stream.of(list.split(" ")).mapToDouble(Double::parseDouble);
    }

    private static float[] potentials() {
        float[] u = new float[4001];
        for (int i = 0; i < u.length; i++) u[i] = (i - 2000) / 100f;
        return u;
    }
}
