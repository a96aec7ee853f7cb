package apical.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What methods say of themselves is what they do. */
class IntegrationMethodTest {

    /** y' = -y, counting how often it is asked. */
    private static final class Asked implements LeakySystem {

        private final boolean remembers;
        private int times;

        Asked(boolean remembers) {
            this.remembers = remembers;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void derivative(double[] y, double[] dy) {
            dy[0] = -y[0];
            times++;
        }

        @Override
        public void decayRates(double[] a) {
            a[0] = 1;
        }

        @Override
        public boolean remembers() {
            return remembers;
        }
    }

    @ParameterizedTest
    @EnumSource(IntegrationMethod.class)
    void whatEvaluatesOnceAsksOnceAStep(IntegrationMethod method) {
        Asked system = new Asked(false);
        method.stepper().step(system, new double[] {1}, 0.1);
        assertEquals(method.evaluatesOnce(), system.times == 1, system.times + " times");
    }

    /** A second evaluation within the step would move what the system remembers. */
    @ParameterizedTest
    @EnumSource(IntegrationMethod.class)
    void whatEvaluatesMoreThanOnceRefusesASystemThatRemembers(IntegrationMethod method) {
        Stepper stepper = method.stepper();
        if (method.evaluatesOnce()) {
            assertDoesNotThrow(() -> stepper.step(new Asked(true), new double[] {1}, 0.1));
        } else {
            var refusal = assertThrows(IllegalArgumentException.class,
                    () -> stepper.step(new Asked(true), new double[] {1}, 0.1));
            assertTrue(refusal.getMessage().contains(stepper.toString()), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(IntegrationMethod.class)
    void noiseIsToldTheShareOfAFixedStepAndRefusedByAnyOther(IntegrationMethod method) {
        Stepper stepper = method.stepper();
        if (method.hasFixedStep()) {
            assertEquals(0.1, stepper.share(1, 0.1), 0.01);
        } else {
            var refusal = assertThrows(IllegalArgumentException.class, () -> stepper.share(1, 0.1));
            assertTrue(refusal.getMessage().contains(stepper.toString()), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(IntegrationMethod.class)
    void aMethodIsCalledByTheNameOfItsConstantAndItsStepperByAnother(IntegrationMethod method) {
        assertEquals(method.name().replace("_", "").toLowerCase(Locale.ROOT),
                method.id().toLowerCase(Locale.ROOT));
        assertTrue(Character.isLowerCase(method.id().charAt(0)));
        String name = method.stepper().toString();
        assertEquals(1, Arrays.stream(IntegrationMethod.values())
                .filter(other -> other.stepper().toString().equals(name)).count(), name);
        assertTrue(name.length() >= "Heun".length(), name);
    }

    /** However long the step is that it is asked for. */
    @Test
    void dormandAndPrinceKeepTheirToleranceInOneStep() {
        var problem = new AnalyticProblem.DampedRotation();
        double[] y = problem.start();
        Stepper stepper = new DormandPrince();
        stepper.step(problem, y, 20);
        assertArrayEquals(problem.solution(20), y, 1e-8);
        assertEquals(8, stepper.order());
    }
}
