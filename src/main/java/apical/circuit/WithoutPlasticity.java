package apical.circuit;

import apical.network.Projection;
import org.ejml.data.FMatrixRMaj;

/** Plasticity off: synapses deliver as {@code synapses} says, and are told of no error. */
public record WithoutPlasticity(PlasticSynapses synapses) implements PlasticSynapses {

    /** Weights as they are written, under biases of that rate. */
    public static PlasticSynapses asWritten(float biasRate) {
        return new AsWritten(biasRate);
    }

    private record AsWritten(float biasRate) implements PlasticSynapses {
        @Override
        public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        }

        @Override
        public boolean isPlastic(Projection projection) {
            return false;
        }

        @Override
        public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
            projection.drive(pre, biasRate, potential);
        }

        @Override
        public boolean isAsWritten() {
            return true;
        }
    }

    @Override
    public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
    }

    @Override
    public boolean isPlastic(Projection projection) {
        return false;
    }

    @Override
    public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        synapses.drive(projection, pre, potential);
    }

    @Override
    public boolean isAsWritten() {
        return synapses.isAsWritten();
    }

    @Override
    public void stand(Projection projection, FMatrixRMaj pre) {
        synapses.stand(projection, pre);
    }

    @Override
    public void drift(Projection projection, FMatrixRMaj from, FMatrixRMaj to) {
        synapses.drift(projection, from, to);
    }

    @Override
    public void progress(Projection projection, float progress) {
        synapses.progress(projection, progress);
    }
}
