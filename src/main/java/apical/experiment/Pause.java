package apical.experiment;

import java.io.IOException;

/** What is done between two batches, or two presentations: a moment at which a run can be left and gone on with. */
interface Pause {

    /** @throws java.util.concurrent.CancellationException if the run is left here */
    void reached() throws IOException;
}
