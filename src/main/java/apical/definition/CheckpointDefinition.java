package apical.definition;

import apical.json.Default;
import apical.validation.Require;

/**
 * How often a run writes down where it stands. It changes no result, and may be another when a run goes on.
 *
 * @param minutes that pass between two checkpoints at most, measurements apart; after an epoch or a measurement there is one if
 *                half a minute has passed
 */
public record CheckpointDefinition(@Default("5.0") double minutes) {

    public CheckpointDefinition {
        Require.positive("minutes", minutes);
    }
}
