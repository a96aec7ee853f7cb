package apical.circuit;

import apical.network.Projection;
import org.ejml.data.FMatrixRMaj;

/** Synapses that are never told that their input stands still: the run without that economy. */
record NeverStanding(PlasticSynapses synapses) implements PlasticSynapses {

    @Override
    public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        synapses.change(projection, error, pre);
    }

    @Override
    public boolean isPlastic(Projection projection) {
        return synapses.isPlastic(projection);
    }

    @Override
    public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        synapses.drive(projection, pre, potential);
    }

    @Override
    public void endPresentation() {
        synapses.endPresentation();
    }

    @Override
    public void settle() {
        synapses.settle();
    }
}
