package apical.plot;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * How a model looks in every figure: told apart by colour, by marker and by dashes, so any one of them may be lost.
 *
 * @param dash lengths of ink and gap along its lines, as in {@link BasicStroke}; empty for a solid line
 */
public record Style(Color color, Mark mark, float... dash) {

    public BasicStroke line() {
        return stroke(1.5f, dash);
    }

    /** The line of what was before training: thin and solid. */
    public BasicStroke before() {
        return stroke(0.8f);
    }

    /** The line of its control: thinner, and dotted for every model. */
    public BasicStroke control() {
        return stroke(1.1f, 1.1f, 2.2f);
    }

    /** The same colour, weak enough for lines to be seen through three of them. */
    public Color shade() {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 50);
    }

    private static BasicStroke stroke(float width, float... dash) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f,
                dash.length == 0 ? null : dash, 0f);
    }
}
