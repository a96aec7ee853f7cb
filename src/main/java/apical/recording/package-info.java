/**
 * What was recorded?
 *
 * <p>A {@link apical.recording.Recorder} is given a list of {@link apical.recording.Request}s, is shown a
 * {@link apical.circuit.Preparation} after each of its steps, and streams what was asked for to files that Python reads; memory
 * does not grow with time. It says beforehand how large the files will be, and beside them a {@code recording.json} says what
 * is in them.
 *
 * <p>The convention of time: a frame at time t shows somata, weights and plasticity filters at the end of the step that ends at
 * t, and rates and dendritic potentials as they were in that step, computed from what stood at its start. The first frame is
 * one interval after time 0.
 */
package apical.recording;
