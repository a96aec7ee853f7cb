package apical.circuit;

import apical.linalg.Blas;
import apical.network.TransferFunction;
import org.ejml.data.FMatrixRMaj;

/**
 * The compartments of one hidden layer for the batch that is being shown, [neurons x batch]: pyramidal cells with basal
 * dendrite, apical dendrite and soma, interneurons with dendrite and soma.
 *
 * <p>What the second sweep adds to the first is kept as what it is, a difference: somata differ from their predictions by so little
 * when coupling is weak that nothing would be left of it in single precision after it was added and subtracted again. All of it
 * follows from how far the somata above are from what interneurons expect of them,
 * <pre>
 *   gap_k = u_k+1 - v_I,k = (v_B,k+1 - v_I,k) + delta_k+1
 * </pre>
 * in which the first part is exactly 0 in the self-predicting state, and rounds to nothing near it.
 */
final class HiddenLayer {

    private final Synapses synapses;
    private final TransferFunction phi;
    private final float apicalMixing;
    private final float interneuronMixing;
    /** Whether inhibition mirrors feedback and always will: nothing is then left uncancelled. */
    private final boolean mirrored;
    private final boolean feedbackStays;

    final FMatrixRMaj vBasal = new FMatrixRMaj(0, 0);
    final FMatrixRMaj vApical = new FMatrixRMaj(0, 0);
    /** phi(vBasal): the rate that the basal dendrite predicts. */
    final FMatrixRMaj predictedRates = new FMatrixRMaj(0, 0);
    /** phi(u_k) - phi(v_B,k). */
    final FMatrixRMaj unpredicted = new FMatrixRMaj(0, 0);
    final FMatrixRMaj vInterneuron = new FMatrixRMaj(0, 0);
    final FMatrixRMaj interneuronSoma = new FMatrixRMaj(0, 0);
    final FMatrixRMaj interneuronRates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj gap = new FMatrixRMaj(0, 0);
    /** r_k+1 - r_I,k until the apical potential is known; then free. */
    private final FMatrixRMaj uncancelled = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj interneuronError = new FMatrixRMaj(0, 0);
    /** Of whoever asks for them; free before. */
    private final FMatrixRMaj rates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj soma = new FMatrixRMaj(0, 0);
    /** W_topDown + W_lateral, where they do not cancel. */
    private final FMatrixRMaj excess = new FMatrixRMaj(0, 0);

    /**
     * @param feedbackStays whether lateral and top-down weights never change, or change alike
     */
    HiddenLayer(Synapses synapses, TransferFunction phi, double apicalMixing, double interneuronMixing, boolean feedbackStays) {
        this.synapses = synapses;
        this.phi = phi;
        this.apicalMixing = (float) apicalMixing;
        this.interneuronMixing = (float) interneuronMixing;
        this.mirrored = feedbackStays && SelfPrediction.cancels(synapses);
        this.feedbackStays = feedbackStays;
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
     * @param predictedAbove v_B,k+1
     * @param pullAbove      what moves the somata above away from that, delta_k+1 = mixing x pull
     */
    void sweepDown(FMatrixRMaj predictedAbove, float mixingAbove, FMatrixRMaj pullAbove) {
        interneurons(predictedAbove, mixingAbove, pullAbove);
        apicalPotential();
        FMatrixRMaj deviation = rates;
        Elementwise.scale(apicalMixing, vApical, deviation);                                            // (M6)
        Elementwise.increments(phi, vBasal, predictedRates, deviation, unpredicted);
    }

    /** lambda_k. */
    float apicalMixing() {
        return apicalMixing;
    }

    /**
     * <pre>
     *   u_I,k         = v_I,k + lambda_I gap_k                                                            (M4)
     *   u_k+1 - u_I,k = (1 - lambda_I) gap_k
     * </pre>
     */
    private void interneurons(FMatrixRMaj predictedAbove, float mixingAbove, FMatrixRMaj pullAbove) {
        FMatrixRMaj rest = interneuronError;                              // u_k+1 - u_I,k
        Elementwise.requireSameShape(predictedAbove, vInterneuron);
        for (FMatrixRMaj matrix : new FMatrixRMaj[] {gap, rest, interneuronSoma}) {
            matrix.reshape(vInterneuron.numRows, vInterneuron.numCols);
        }
        float[] v = vInterneuron.data, above = predictedAbove.data, pull = pullAbove.data;
        float[] g = gap.data, left = rest.data, u = interneuronSoma.data;
        float lambda = interneuronMixing;
        for (int i = 0, n = gap.getNumElements(); i < n; i++) {
            g[i] = (above[i] - v[i]) + mixingAbove * pull[i];
            u[i] = v[i] + lambda * g[i];
            left[i] = (1 - lambda) * g[i];
        }
        Elementwise.rates(phi, interneuronSoma, interneuronRates);
        Elementwise.increments(phi, interneuronSoma, interneuronRates, rest, uncancelled);
    }

    /**
     * The apical potential: feedback from above, and what interneurons cancel of it.
     * <pre>
     *   vApical = W_topDown r_k+1 + W_lateral r_I,k                                                         (M5)
     *           = W_topDown (r_k+1 - r_I,k) + (W_topDown + W_lateral) r_I,k
     * </pre>
     * Mirrored inhibition, W_lateral = -W_topDown, leaves the first part.
     */
    private void apicalPotential() {
        vApical.reshape(vBasal.numRows, vBasal.numCols);
        Blas.mult(synapses.topDown().weights(), uncancelled, vApical);
        if (!mirrored) {
            if (!feedbackStays || excess.getNumElements() == 0) {
                Elementwise.add(synapses.topDown().weights(), synapses.lateral().weights(), 1, excess);
            }
            Blas.multAdd(excess, interneuronRates, vApical);
        }
    }

    /** phi(u_I,k) - phi(v_I,k), worked out when asked for; a view. */
    FMatrixRMaj interneuronUnpredicted() {
        FMatrixRMaj back = uncancelled;                                   // v_I,k - u_I,k
        Elementwise.scale(-interneuronMixing, gap, back);
        Elementwise.increments(phi, interneuronSoma, interneuronRates, back, interneuronError);
        Elementwise.scale(-1, interneuronError, interneuronError);
        return interneuronError;
    }

    /** phi(u_k), worked out when asked for; a view. */
    FMatrixRMaj rates() {
        Elementwise.add(predictedRates, unpredicted, 1, rates);
        return rates;
    }

    /** u_k, worked out when asked for; a view. */
    FMatrixRMaj soma() {
        Elementwise.add(vBasal, vApical, apicalMixing, soma);
        return soma;
    }
}
