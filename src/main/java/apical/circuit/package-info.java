/**
 * What is the tissue?
 *
 * <p>Pyramidal neurons with somatic, basal and apical potentials and interneurons with somatic and dendritic ones, wired as
 * Sacramento, Costa, Bengio &amp; Senn (2018) wire them: an interneuron for every neuron of the layer above, which learns to
 * predict it and to cancel its feedback; what is not cancelled stands in the apical dendrite as an error.
 *
 * <p>{@link apical.circuit.Synapses} are the four projections of a hidden layer, {@link apical.circuit.SelfPrediction} the
 * state in which nothing is left to explain, {@link apical.circuit.TwoSweepMicrocircuit} the two-sweep dynamics with which
 * the paper learned MNIST, {@link apical.circuit.PlainMicrocircuit} the same in plain loops and double precision, its measure.
 *
 * <p>In continuous time the same equations stand twice. {@link apical.circuit.ContinuousMicrocircuit} reads like the paper, in
 * double precision, for any stepper. {@link apical.circuit.FastContinuousMicrocircuit} is for learning on data: single precision,
 * batches, a fixed {@link apical.circuit.TimeStep}, rates of the present or prospective ({@link apical.circuit.RateTiming}),
 * synapses ({@link apical.circuit.ContinuousSynapses}) that write no weight more often than needed. The first is the measure of
 * the second.
 */
package apical.circuit;
