package apical.definition;

import apical.json.Default;
import apical.validation.Require;

/**
 * What is asked about the course of a single presentation, after the last epoch, of models that live in time: the first test images
 * are each shown to a copy of the tissue with the teacher on, after another image or, where potentials are reset, from rest.
 *
 * @param images  how many; 0: nothing is asked
 * @param everyMs how often electrodes look [ms], a whole number of the model's steps
 */
public record WithinPresentationDefinition(@Default("0") int images, @Default("1.0") double everyMs) {

    public WithinPresentationDefinition {
        Require.atLeast("images", images, 0);
        Require.positive("everyMs", everyMs);
    }

    public boolean isRequested() {
        return images > 0;
    }
}
