/**
 * What is the tissue?
 *
 * <p>Pyramidal neurons with somatic, basal and apical potentials and interneurons with somatic and dendritic ones, wired as
 * Sacramento, Costa, Bengio &amp; Senn (2018) wire them: an interneuron for every neuron of the layer above, which learns to
 * predict it and to cancel its feedback; what is not cancelled stands in the apical dendrite as an error.
 *
 * <p>{@link apical.circuit.Synapses} are the four projections of a hidden layer, {@link apical.circuit.SelfPrediction} the
 * state in which nothing is left to explain, {@link apical.circuit.TwoSweepMicrocircuit} the two-sweep dynamics with which
 * the paper learned MNIST. The same synapses will carry the continuous-time dynamics.
 */
package apical.circuit;
