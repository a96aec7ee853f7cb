package apical.dynamics;

import java.util.function.Supplier;

/** Methods by name. */
public enum IntegrationMethod {
    FORWARD_EULER("forwardEuler", ForwardEuler::new),
    EXPONENTIAL_EULER("exponentialEuler", ExponentialEuler::new),
    HEUN("heun", Heun::new),
    RUNGE_KUTTA_4("rungeKutta4", RungeKutta4::new),
    /** At a tolerance of {@link DormandPrince#TOLERANCE}; without noise only. */
    DORMAND_PRINCE("dormandPrince", DormandPrince::new);

    private final String id;
    private final Supplier<Stepper> stepper;

    IntegrationMethod(String id, Supplier<Stepper> stepper) {
        this.id = id;
        this.stepper = stepper;
    }

    /** As written in definitions and results. */
    public String id() {
        return id;
    }

    /** A new one, for one thread. */
    public Stepper stepper() {
        return stepper.get();
    }

    /** Whether a step is what it is told to be, as noise requires. */
    public boolean hasFixedStep() {
        return this != DORMAND_PRINCE;
    }

    /** Whether it evaluates the system once a step, as prospective rates require. */
    public boolean evaluatesOnce() {
        return this == FORWARD_EULER || this == EXPONENTIAL_EULER;
    }
}
