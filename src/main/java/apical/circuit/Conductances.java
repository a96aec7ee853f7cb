package apical.circuit;

import apical.validation.Require;
import java.util.Collections;

/**
 * How well compartments are connected to their soma [1/ms], the capacitance being 1; and what follows from it at steady state,
 * where equations (1) and (2) read
 * <pre>
 *   u^P_k = v^_B,k + lambda_k v_A,k                            v^_B,k = g_B / (g_lk + g_B + g_A) v_B,k      hidden layer k
 *   u^P_N = (1 - lambda_N) v^_B,N + lambda_N u_target          v^_B,N = g_B / (g_lk + g_B) v_B,N            output layer N
 *   u^I_k = (1 - lambda_I) v^_I,k + lambda_I u^P_k+1           v^_I,k = g_D / (g_lk + g_D) v_I,k            interneurons
 * </pre>
 * v^ is what a dendrite alone would make of its soma, and so its prediction of it. The output layer has no apical compartment,
 * hence no g_A in its prediction.
 *
 * @param leak     g_lk, &gt; 0
 * @param basal    g_B, &gt; 0
 * @param apical   g_A, &gt;= 0; at 0 hidden layers do not feel feedback
 * @param dendrite g_D, of interneurons, &gt; 0
 * @param somatic  g_som, of the teaching current at output neurons and of the layer above at interneurons, &gt;= 0
 */
public record Conductances(double leak, double basal, double apical, double dendrite, double somatic) {

    public Conductances {
        Require.positive("leak", leak);
        Require.positive("basal", basal);
        Require.nonNegative("apical", apical);
        Require.positive("dendrite", dendrite);
        Require.nonNegative("somatic", somatic);
    }

    /** All that pulls at a hidden soma, g_lk + g_B + g_A: its decay rate [1/ms]. */
    public double ontoHidden() {
        return leak + basal + apical;
    }

    /** All that pulls at an output soma, g_lk + g_B, and g_som where it is taught: its decay rate [1/ms]. */
    public double ontoOutput(boolean taught) {
        return leak + basal + (taught ? somatic : 0);
    }

    /** All that pulls at an interneuron's soma, g_lk + g_D + g_som: its decay rate [1/ms]. */
    public double ontoInterneuron() {
        return leak + dendrite + somatic;
    }

    /** v^_B,k = (this) v_B,k: g_B / (g_lk + g_B + g_A). */
    public double hiddenAttenuation() {
        return basal / (leak + basal + apical);
    }

    /** v^_B,N = (this) v_B,N: g_B / (g_lk + g_B). */
    public double outputAttenuation() {
        return basal / (leak + basal);
    }

    /** v^_I,k = (this) v_I,k: g_D / (g_lk + g_D). */
    public double interneuronAttenuation() {
        return dendrite / (leak + dendrite);
    }

    /** lambda_k = g_A / (g_lk + g_B + g_A). */
    public double apicalMixing() {
        return apical / (leak + basal + apical);
    }

    /** lambda_N = g_som / (g_lk + g_B + g_som). */
    public double outputMixing() {
        return somatic / (leak + basal + somatic);
    }

    /** lambda_I = g_som / (g_lk + g_D + g_som). */
    public double interneuronMixing() {
        return somatic / (leak + dendrite + somatic);
    }

    /** The factors that the two-sweep dynamics need to stand where these conductances lead; none of them may be 0 there. */
    public MixingFactors mixingFactors(int hiddenLayers) {
        return new MixingFactors(Collections.nCopies(hiddenLayers, apicalMixing()), outputMixing(), interneuronMixing());
    }
}
