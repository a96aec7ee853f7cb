package apical.experiment;

import apical.diagnostics.Score;

/** Told how far an experiment is; called from several threads at once. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
    };

    /** Before training: how many images all runs together will be shown. */
    default void begin(int runs, long presentations) {
    }

    /** So many images were shown before: runs have ended, or go on from a checkpoint. */
    default void restored(long presentations) {
        shown(presentations);
    }

    /** A run was shown another {@code presentations} images. */
    default void shown(long presentations) {
    }

    /** A run finished an epoch, or was measured before the first (epoch 0): its score on the validation images. */
    default void epoch(Run run, int epoch, Score score, double validation) {
    }

    /** A run diverged, and the others go on. */
    default void diverged(DivergenceException run) {
    }

    /** A tissue was measured after so many presentations. */
    default void measured(String model, long seed, long presentations) {
    }

    /** All runs are done, or the experiment failed. */
    default void end() {
    }
}
