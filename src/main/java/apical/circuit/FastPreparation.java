package apical.circuit;

import apical.network.Projection;
import apical.network.Shape;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;

/** The fast tissue under simulation: one copy of it, in single precision. */
public final class FastPreparation implements Preparation {

    private final FastContinuousMicrocircuit circuit;
    private final ContinuousSynapses synapses;
    private final PlasticSynapses unplastic;
    private final double stepMs;
    private long steps;
    private boolean lived;

    /**
     * @param circuit  kept; nobody else steps it
     * @param synapses on the same projections as the circuit; kept
     * @param stepMs   dt [ms] of both
     */
    public FastPreparation(FastContinuousMicrocircuit circuit, ContinuousSynapses synapses, double stepMs) {
        this.circuit = circuit;
        this.synapses = synapses;
        this.unplastic = new WithoutPlasticity(synapses);
        this.stepMs = stepMs;
        rest();
    }

    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(circuit.projections(), state.part("synapses"));
        state.part("plasticity", synapses);
        state.part("circuit", circuit);
        circuit.checkpointShown(state.part("circuit"));
        steps = state.number("steps", steps);
        lived = state.flag("lived", lived);
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
        return steps * stepMs;
    }

    @Override
    public void rest() {
        circuit.rest(1);
        lived = false;
    }

    /** Changes of weights are written when something else is shown, read or not: so reading moves no bit. */
    @Override
    public void show(double[] rates, double[] targetPotentials) {
        synapses.settle();
        circuit.show(column(rates), column(targetPotentials));
    }

    @Override
    public void showUntaught(double[] rates) {
        synapses.settle();
        circuit.showUntaught(column(rates));
    }

    @Override
    public void step(boolean plastic) {
        circuit.step(plastic ? synapses : unplastic);
        steps++;
        lived = true;
    }

    @Override
    public double[] activity(TissueSite compartment, int k) {
        if (compartment != TissueSite.SOMA && compartment != TissueSite.INTERNEURON_SOMA) {
            Preparation.requireLived(lived, compartment.id());
        }
        return doubles(switch (compartment) {
            case SOMA -> circuit.soma(k);
            case RATE -> circuit.rates(k);
            case BASAL -> circuit.vBasal(k);
            case APICAL -> circuit.vApical(k);
            case INTERNEURON_SOMA -> circuit.interneuronSoma(k);
            case INTERNEURON_DENDRITE -> circuit.vInterneuron(k);
        });
    }

    @Override
    public double[] interneuronRates(int k) {
        Preparation.requireLived(lived, "rates of interneurons");
        return doubles(circuit.interneuronRates(k));
    }

    /** Where weights are held for a block of steps, what an unfinished block will change is missing. */
    @Override
    public double[][] weights(TissuePathway kind, int k) {
        return rows(synapses.weights(projection(kind, k)));
    }

    @Override
    public double[][] filters(TissuePathway kind, int k) {
        return rows(synapses.filter(projection(kind, k)));
    }

    private Projection projection(TissuePathway kind, int k) {
        boolean ontoOutput = kind == TissuePathway.BOTTOM_UP && k == shape().depth();
        return ontoOutput ? circuit.ontoOutput() : circuit.synapses(k).projection(kind);
    }

    private static FMatrixRMaj column(double[] values) {
        FMatrixRMaj column = new FMatrixRMaj(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            column.data[i] = (float) values[i];
        }
        return column;
    }

    private static double[] doubles(FMatrixRMaj column) {
        double[] values = new double[column.numRows];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.data[i];
        }
        return values;
    }

    private static double[][] rows(FMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = matrix.get(i, j);
            }
        }
        return rows;
    }
}
