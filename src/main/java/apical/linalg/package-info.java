/**
 * How are products done fast?
 *
 * <p>{@link apical.linalg.Blas} multiplies EJML's {@code FMatrixRMaj} through a native OpenBLAS and falls back to pure
 * Java where none loads; {@link apical.linalg.Logistic} is the one transfer function worth a kernel of its own, and
 * {@link apical.linalg.Exponential} makes kernels of distances. Nothing here knows what the numbers mean.
 */
package apical.linalg;
