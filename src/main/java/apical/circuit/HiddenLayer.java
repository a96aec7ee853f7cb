package apical.circuit;

import apical.linalg.Blas;
import apical.network.TransferFunction;
import org.ejml.data.FMatrixRMaj;

/**
 * The compartments of one hidden layer for the batch that is being shown, [neurons x batch]: pyramidal cells with basal
 * dendrite, apical dendrite and soma, interneurons with dendrite and soma.
 */
final class HiddenLayer {

    private final Synapses synapses;
    private final TransferFunction phi;
    private final float apicalMixing;
    private final float interneuronMixing;
    /** While inhibition mirrors feedback, one product gives the apical potential, and nothing is lost to rounding. */
    private final boolean mirrored;

    final FMatrixRMaj vBasal = new FMatrixRMaj(0, 0);
    final FMatrixRMaj vApical = new FMatrixRMaj(0, 0);
    final FMatrixRMaj rates = new FMatrixRMaj(0, 0);
    /** phi(vBasal): the rate that the basal dendrite predicts. */
    final FMatrixRMaj predictedRates = new FMatrixRMaj(0, 0);
    final FMatrixRMaj vInterneuron = new FMatrixRMaj(0, 0);
    final FMatrixRMaj interneuronRates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj uncancelled = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj soma = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj interneuronSoma = new FMatrixRMaj(0, 0);
    /** That of the last sweep. */
    private FMatrixRMaj somaAbove = new FMatrixRMaj(0, 0);

    HiddenLayer(Synapses synapses, TransferFunction phi, double apicalMixing, double interneuronMixing, boolean mirrored) {
        this.synapses = synapses;
        this.phi = phi;
        this.apicalMixing = (float) apicalMixing;
        this.interneuronMixing = (float) interneuronMixing;
        this.mirrored = mirrored;
    }

    Synapses synapses() {
        return synapses;
    }

    /** Basal dendrites from the rates below, and what they predict. */
    void predict(FMatrixRMaj ratesBelow) {
        synapses.bottomUp().drive(ratesBelow, vBasal);                                                  // (M1)
        Elementwise.rates(phi, vBasal, predictedRates);
    }

    /** First sweep: basal dendrites from the rates below, interneuron dendrites from the rates they predict. */
    void sweepUp(FMatrixRMaj ratesBelow) {
        predict(ratesBelow);
        synapses.toInterneuron().drive(predictedRates, vInterneuron);                                       // (M2)
    }

    /**
     * Second sweep: interneurons nudged by the layer above, apical dendrites, somata.
     *
     * @param isLowest whether no layer below will ask for somata: potentials then make way for rates, since what a large batch
     *                 writes and nobody reads fills the caches
     */
    void sweepDown(FMatrixRMaj somaAbove, FMatrixRMaj ratesAbove, boolean isLowest) {
        this.somaAbove = somaAbove;
        Elementwise.mix(vInterneuron, somaAbove, interneuronMixing, interneuronRates);                  // (M4)
        Elementwise.rates(phi, interneuronRates, interneuronRates);
        apicalPotential(ratesAbove);                                                                    // (M5)
        FMatrixRMaj potential = isLowest ? rates : soma;
        Elementwise.add(vBasal, vApical, apicalMixing, potential);                                      // (M6)
        Elementwise.rates(phi, potential, rates);
    }

    /** u_k after a sweep that was not of the lowest layer. */
    FMatrixRMaj keptSoma() {
        return soma;
    }

    /** u_k, worked out again. */
    FMatrixRMaj soma() {
        Elementwise.add(vBasal, vApical, apicalMixing, soma);
        return soma;
    }

    /** u_I,k, worked out again. */
    FMatrixRMaj interneuronSoma() {
        Elementwise.mix(vInterneuron, somaAbove, interneuronMixing, interneuronSoma);
        return interneuronSoma;
    }

    /**
     * The apical potential: feedback from above, and what interneurons cancel of it.
     * <pre>
     *   vApical = W_topDown ratesAbove + W_lateral interneuronRates                                       (M5)
     * </pre>
     * Mirrored inhibition, W_lateral = -W_topDown, makes of this W_topDown (ratesAbove - interneuronRates).
     */
    private void apicalPotential(FMatrixRMaj ratesAbove) {
        vApical.reshape(vBasal.numRows, vBasal.numCols);
        if (mirrored) {
            Elementwise.subtract(ratesAbove, interneuronRates, uncancelled);
            Blas.mult(synapses.topDown().weights(), uncancelled, vApical);
        } else {
            Blas.mult(synapses.topDown().weights(), ratesAbove, vApical);
            Blas.multAdd(synapses.lateral().weights(), interneuronRates, vApical);
        }
    }
}
