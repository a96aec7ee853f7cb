package apical.circuit;

import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.network.Shape;
import apical.state.RandomStream;
import apical.state.State;

/** The plain tissue under simulation, in double precision, under any method. */
public final class PlainPreparation implements Preparation {

    private final ContinuousMicrocircuit circuit;
    private final Stepper stepper;
    private final RandomStream noise;
    private final double stepMs;
    private final double[] state;
    private final double[] start;                        // of the last step; empty where the circuit still shows it
    private final Trajectory life;
    private boolean lived;
    private boolean observed;                            // whether the circuit shows the start of the last step

    /**
     * @param stepMs dt [ms]
     * @param state  of the circuit, weights included; kept, and modified by every step
     * @param noise  draws it, where the physiology has any
     */
    public PlainPreparation(ContinuousMicrocircuit circuit, Stepper stepper, double stepMs, double[] state,
            RandomStream noise) {
        this.circuit = circuit;
        this.stepper = stepper;
        this.noise = noise;
        this.stepMs = stepMs;
        this.state = state;
        this.start = new double[stepper.order() > 1 ? state.length : 0];
        this.life = new Trajectory(circuit, stepper, stepMs, state);
    }

    @Override
    public void checkpoint(State state) {
        state.array("state", this.state);
        state.array("start", start);
        state.part("circuit", circuit);
        state.part("noise", noise);
        state.part("life", life);
        lived = state.flag("lived", lived);
        observed = state.flag("observed", observed);
    }

    @Override
    public Shape shape() {
        return circuit.shape();
    }

    @Override
    public double stepMs() {
        return stepMs;
    }

    @Override
    public double timeMs() {
        return life.time();
    }

    @Override
    public void rest() {
        circuit.rest(state);
        lived = false;
    }

    @Override
    public void show(double[] rates, double[] targetPotentials) {
        observe();
        circuit.show(rates, targetPotentials);
    }

    @Override
    public void showUntaught(double[] rates) {
        observe();
        circuit.showUntaught(rates);
    }

    @Override
    public void step(boolean plastic) {
        circuit.learn(plastic);
        System.arraycopy(state, 0, start, 0, start.length);
        circuit.disturb(stepper, stepMs, noise);
        life.advance(1);
        lived = true;
        observed = stepper.order() == 1;                 // such a method looks at the start of the step only
    }

    /** Makes the circuit show the start of the last step again, where the method has looked elsewhere since. */
    private void observe() {
        if (lived && !observed) {
            circuit.observe(start);
            observed = true;
        }
    }

    @Override
    public double[] activity(TissueSite compartment, int k) {
        if (compartment == TissueSite.SOMA) {
            return circuit.soma(k).of(state);
        }
        if (compartment == TissueSite.INTERNEURON_SOMA) {
            return circuit.interneuronSoma(k).of(state);
        }
        Preparation.requireLived(lived, compartment.id());
        observe();
        return switch (compartment) {
            case RATE -> circuit.rates(k);
            case BASAL -> circuit.vBasal(k);
            case APICAL -> circuit.vApical(k);
            case INTERNEURON_DENDRITE -> circuit.vInterneuron(k);
            case SOMA, INTERNEURON_SOMA -> throw new AssertionError(compartment);
        };
    }

    @Override
    public double[] interneuronRates(int k) {
        Preparation.requireLived(lived, "rates of interneurons");
        observe();
        return circuit.interneuronRates(k);
    }

    @Override
    public double[][] weights(TissuePathway kind, int k) {
        return circuit.synapses(kind, k).weights(state);
    }

    @Override
    public double[][] filters(TissuePathway kind, int k) {
        return circuit.synapses(kind, k).filters(state);
    }
}
