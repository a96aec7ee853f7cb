/**
 * What does it look like?
 *
 * <p>One class per figure, each drawn from the files of a result folder alone: a figure can be redrawn without training
 * anything again. Every rule keeps its colour, line and marker in every figure.
 */
package apical.figure;
