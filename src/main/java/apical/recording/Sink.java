package apical.recording;

import apical.circuit.Preparation;
import apical.state.Checkpointed;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/**
 * Where the traces of one interval go. Saving its state forces what is written to the disk; restoring it cuts the files to what
 * was written then.
 */
interface Sink extends Closeable, Flushable, Checkpointed {

    /** Appends one frame of each trace. */
    void append(Preparation preparation) throws IOException;
}
