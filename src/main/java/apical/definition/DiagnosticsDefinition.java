package apical.definition;

import apical.json.Default;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;

/**
 * Why a rule learns, layer by layer: its updates and errors against backprop's, its feedback, the terms of the gradient; on the
 * first validation images.
 *
 * @param epochs after which it is measured, 0 being before training; those beyond the end are not reached, the last epoch is
 *               always among them unless the list is empty: then nothing is measured
 * @param images how many validation images
 * @param withinPresentation what is asked about the course of a presentation
 */
public record DiagnosticsDefinition(@Default("[]") List<Integer> epochs, @Default("1000") int images,
        @Default("{}") WithinPresentationDefinition withinPresentation) {

    public DiagnosticsDefinition {
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i) == null || epochs.get(i) < 0) {
                throw new InvalidValueException("epochs[" + i + "]", "is " + epochs.get(i) + "; expected a whole number >= 0");
            }
        }
        Require.distinct("epochs", epochs);
        Require.atLeast("images", images, 1);
        epochs = List.copyOf(epochs);
    }

    /** Whether anything is measured after epochs at all. */
    public boolean isRequested() {
        return !epochs.isEmpty();
    }

    /**
     * Whether it is measured after this epoch.
     *
     * @param last the last epoch of the training
     */
    public boolean isDue(int epoch, int last) {
        return isRequested() && (epoch == last || epochs.contains(epoch));
    }
}
