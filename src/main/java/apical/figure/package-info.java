/**
 * What does it look like?
 *
 * <p>One class per figure, each drawn from the files of a result folder alone: a figure can be redrawn without training
 * anything again. Every rule keeps its colour, line and marker in every figure.
 *
 * <p>Start at {@link apical.figure.Figure}, the catalogue, and {@link apical.figure.Figures}, which writes the files. The
 * class of a figure turns numbers into a {@code Page}: panels of {@code Glyph} in the units of their axes, a legend and a
 * caption, all plain data that tests can read. A page then paints itself, on pixels ({@code Png}) or as paths ({@code Svg}).
 * A new figure is a new class with {@code of(Metrics, ModelStyles)}, or {@code of(Results)} if it needs recordings, and one line
 * in the catalogue.
 */
package apical.figure;
