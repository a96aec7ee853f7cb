/**
 * How are arrays exchanged with Python?
 *
 * <p>In NumPy's own files, which {@code numpy.load} reads without a line of ours: {@link apical.arrays.NpyFile} for one array
 * ({@code .npy}), {@link apical.arrays.NpzFile} for several with names ({@code .npz}, a zip of {@code .npy} files), and
 * {@link apical.arrays.NpyWriter} for an array that grows frame by frame, longer than memory. {@link apical.arrays.WeightsFile}
 * says how the synapses of a network are named in such a file.
 *
 * <p>The format: six bytes of magic, two of version, the length of the header, a header that is a Python dictionary of element
 * type, order and shape, padded with spaces, and then the plain numbers.
 */
package apical.arrays;
