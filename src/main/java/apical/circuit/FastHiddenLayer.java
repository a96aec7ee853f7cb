package apical.circuit;

import apical.linalg.Blas;
import apical.state.Checkpointed;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * One hidden layer k in the fast engine, [neurons x batch]: what {@link PyramidalLayer} and {@link InterneuronLayer} are in the
 * plain one, under the same equations.
 */
final class FastHiddenLayer implements Checkpointed {

    private final Conductances g;
    private final Synapses to;
    /**
     * W_k,k+1', while inhibition mirrors feedback and neither ever changes; null otherwise. One product then gives the apical
     * potential, nothing is lost to rounding, and long rows make it fast.
     */
    private final FMatrixRMaj mirrored;

    final FastPopulation pyramidal;
    final FastPopulation interneurons;
    final FMatrixRMaj vBasal = new FMatrixRMaj(0, 0);
    final FMatrixRMaj vApical = new FMatrixRMaj(0, 0);
    final FMatrixRMaj vInterneuron = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj vTopDown = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj uncancelled = new FMatrixRMaj(0, 0);

    FastHiddenLayer(Conductances g, Synapses to, boolean mirrored, FastPopulation pyramidal, FastPopulation interneurons) {
        this.g = g;
        this.to = to;
        this.mirrored = mirrored ? CommonOps_FDRM.transpose(to.topDown().weights(), null) : null;
        this.pyramidal = pyramidal;
        this.interneurons = interneurons;
    }

    @Override
    public void checkpoint(State state) {
        state.part("pyramidal", pyramidal);
        state.part("interneurons", interneurons);
        state.matrix("vBasal", vBasal);
        state.matrix("vApical", vApical);
        state.matrix("vInterneuron", vInterneuron);
    }

    Synapses synapses() {
        return to;
    }

    /** Basal and apical dendrites, and where they pull pyramidal somata. */
    void pyramidalDendrites(PlasticSynapses synapses, FMatrixRMaj below, FMatrixRMaj above) {
        synapses.drive(to.bottomUp(), below, vBasal);                                                   // (3)
        if (mirrored != null) {
            Elementwise.subtract(above, interneurons.rates, uncancelled);
            vApical.reshape(pyramidal.rates.numRows, above.numCols);
            Blas.multTransA(mirrored, uncancelled, vApical);                                            // (4)
        } else {
            synapses.drive(to.topDown(), above, vTopDown);
            synapses.drive(to.lateral(), interneurons.rates, vApical);
            Elementwise.add(vTopDown, vApical, 1, vApical);                                             // (4)
        }
        pyramidal.towards(g.ontoHidden(), g.basal(), vBasal, g.apical(), vApical);                       // (1)
    }

    void pyramidalPlasticity(PlasticSynapses synapses, FMatrixRMaj below, FMatrixRMaj above) {
        if (synapses.isPlastic(to.bottomUp())) {
            synapses.change(to.bottomUp(), pyramidal.unpredicted(g.hiddenAttenuation(), vBasal), below);        // (7)
        }
        if (synapses.isPlastic(to.lateral())) {
            synapses.change(to.lateral(), pyramidal.negative(vApical), interneurons.rates);                       // (9)
        }
        if (synapses.isPlastic(to.topDown())) {
            if (mirrored != null) {
                synapses.drive(to.topDown(), above, vTopDown);
            }
            synapses.change(to.topDown(), pyramidal.unpredictedNow(1, vTopDown), above);                           // (10)
        }
    }

    /**
     * Interneuron dendrites, and where they and their partners pull interneuron somata.
     *
     * @param partners potentials of the layer above
     */
    void interneuronDendrites(PlasticSynapses synapses, FMatrixRMaj partners) {
        synapses.drive(to.toInterneuron(), pyramidal.rates, vInterneuron);                              // (5)
        interneurons.towards(g.ontoInterneuron(), g.dendrite(), vInterneuron, g.somatic(), partners);    // (2)
    }

    void interneuronPlasticity(PlasticSynapses synapses) {
        if (synapses.isPlastic(to.toInterneuron())) {
            synapses.change(to.toInterneuron(), interneurons.unpredicted(g.interneuronAttenuation(), vInterneuron),
                    pyramidal.rates);                                                                           // (8)
        }
    }

    void move() {
        pyramidal.move(g.ontoHidden());
        pyramidal.follow(g.ontoHidden(), g.hiddenAttenuation(), vBasal);
        interneurons.move(g.ontoInterneuron());
        interneurons.follow(g.ontoInterneuron(), g.interneuronAttenuation(), vInterneuron);
    }
}
