package apical.circuit;

import apical.linalg.Blas;
import apical.network.Projection;
import apical.network.TransferFunction;
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
    private final TransferFunction phi;
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
    /** Of the layer above from what interneurons expect of it: u_k+1 - v^_I,k. */
    private final FMatrixRMaj gap = new FMatrixRMaj(0, 0);
    /** u_k+1 - u_I,k, or of steady states if rates are prospective. */
    private final FMatrixRMaj ofSomata = new FMatrixRMaj(0, 0);
    /** r_k+1 - r_I,k, of rates that feedback brings next. */
    private final FMatrixRMaj uncancelled = new FMatrixRMaj(0, 0);
    /** Whether interneurons have the weights of the layer above, and whether they predict exactly as that does. */
    private boolean hasWeightsOfAbove;
    private boolean alike;

    FastHiddenLayer(Conductances g, TransferFunction phi, Synapses to, boolean mirrored, FastPopulation pyramidal,
            FastPopulation interneurons) {
        this.g = g;
        this.phi = phi;
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
        Elementwise.checkpoint(mirrored != null && pyramidal.isProspective(), uncancelled, "uncancelled", state);
        Elementwise.checkpoint(mirrored != null && !pyramidal.isProspective(), ofSomata, "ofSomata", state);
        hasWeightsOfAbove = state.flag("hasWeightsOfAbove", hasWeightsOfAbove);
        alike = state.flag("alike", alike);
    }

    /** All potentials zero. */
    void rest(int batch) {
        pyramidal.rest(batch);
        interneurons.rest(batch);
        for (FMatrixRMaj matrix : new FMatrixRMaj[] {uncancelled, ofSomata}) {
            matrix.reshape(interneurons.rates.numRows, batch);
            matrix.zero();
        }
    }

    Synapses synapses() {
        return to;
    }

    /** Looks at the weights as they are written. */
    void compareWeights(Projection above, boolean isBelowOutput) {
        hasWeightsOfAbove = SelfPrediction.predicts(to, above, isBelowOutput, g);
    }

    /** Whether both predict by weights that are as they were when they were compared. */
    void predictAlike(PlasticSynapses synapses, Projection above) {
        alike = hasWeightsOfAbove
                && (synapses.isAsWritten() || !(synapses.isPlastic(above) || synapses.isPlastic(to.toInterneuron())));
    }

    /** Rates of somata as they are, and what interneurons leave of feedback. */
    void fire() {
        pyramidal.fire();
        interneurons.fire();
        if (mirrored != null) {
            Elementwise.increments(phi, interneurons.soma, interneurons.rates, ofSomata, uncancelled);
        }
    }

    /** Basal and apical dendrites, and where they pull pyramidal somata. */
    void pyramidalDendrites(PlasticSynapses synapses, FMatrixRMaj below, FMatrixRMaj above) {
        synapses.drive(to.bottomUp(), below, vBasal);                                                   // (3)
        if (mirrored != null) {
            vApical.reshape(pyramidal.rates.numRows, above.numCols);
            Blas.multTransA(mirrored, uncancelled, vApical);                                            // (4)
        } else {
            synapses.drive(to.topDown(), above, vTopDown);
            synapses.drive(to.lateral(), interneurons.rates, vApical);
            Elementwise.add(vTopDown, vApical, 1, vApical);                                             // (4)
        }
        pyramidal.lead(g.hiddenAttenuation(), vBasal, g.apicalMixing(), vApical, g.ontoHidden());        // (1)
    }

    void pyramidalPlasticity(PlasticSynapses synapses, FMatrixRMaj below, FMatrixRMaj above) {
        if (synapses.isPlastic(to.bottomUp())) {
            synapses.change(to.bottomUp(), pyramidal.unpredicted(), below);                                     // (7)
        }
        if (synapses.isPlastic(to.lateral())) {
            synapses.change(to.lateral(), pyramidal.negative(vApical), interneurons.rates);                       // (9)
        }
        if (synapses.isPlastic(to.topDown())) {
            if (mirrored != null) {
                synapses.drive(to.topDown(), above, vTopDown);
            }
            synapses.change(to.topDown(), pyramidal.against(vTopDown), above);                                    // (10)
        }
    }

    /** Interneuron dendrites, and where they and their partners, the layer above, pull interneuron somata. */
    void interneuronDendrites(PlasticSynapses synapses, FastPopulation partners) {
        synapses.drive(to.toInterneuron(), pyramidal.rates, vInterneuron);                              // (5)
        interneurons.leadAfter(g.interneuronAttenuation(), vInterneuron, g.interneuronMixing(), partners, alike, gap,
                g.ontoInterneuron());                                                                   // (2)
    }

    /** Prospective rates of interneurons, and what they leave of the feedback of the next step. */
    void fireInterneurons() {
        interneurons.fireProspectively();
        if (mirrored != null) {
            Elementwise.subtract(gap, interneurons.deviation, ofSomata);
            Elementwise.increments(phi, interneurons.steadyState, interneurons.rates, ofSomata, uncancelled);
        }
    }

    void interneuronPlasticity(PlasticSynapses synapses) {
        if (synapses.isPlastic(to.toInterneuron())) {
            synapses.change(to.toInterneuron(), interneurons.unpredicted(), pyramidal.rates);                   // (8)
        }
    }

    /**
     * Moves u_k+1 - u_I,k as both of them will move: the small difference of two large steps. With shares s and steady states z of
     * each,
     * <pre>
     *   d = d + s_k+1 (z_k+1 - z_I,k - d) + (s_k+1 - s_I,k) (z_I,k - u_I,k)
     * </pre>
     */
    void moveDifference(FastPopulation above, double decayAbove) {
        if (mirrored == null || pyramidal.isProspective()) {
            return;
        }
        double shareAbove = above.share(decayAbove);
        float s = (float) shareAbove, more = (float) (shareAbove - interneurons.share(g.ontoInterneuron()));
        float[] d = ofSomata.data, va = above.predicted.data, vi = interneurons.predicted.data;
        float[] za = above.deviation.data, zi = interneurons.deviation.data, ui = interneurons.fromPrediction().data;
        for (int i = 0, n = ofSomata.getNumElements(); i < n; i++) {
            float predicted = alike ? 0 : va[i] - vi[i];
            d[i] += s * (predicted + (za[i] - zi[i]) - d[i]) + more * (zi[i] - ui[i]);
        }
    }

    void move() {
        pyramidal.move(g.ontoHidden());
        interneurons.move(g.ontoInterneuron());
    }
}
