package apical.definition;

import apical.json.Default;
import apical.validation.Require;

/**
 * What is measured in the course of a single presentation, after the last epoch, of models in continuous time: the first test
 * images are each shown to a copy of the tissue with the teacher on, after another image or, where potentials are reset, from rest.
 *
 * @param images  how many; 0: nothing is asked
 * @param everyMs how often it is recorded [ms], a whole number of the model's steps
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
