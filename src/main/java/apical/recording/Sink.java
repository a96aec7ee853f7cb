package apical.recording;

import apical.circuit.Preparation;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/** Where the traces of one interval go. */
interface Sink extends Closeable, Flushable {

    /** Appends one frame of each trace. */
    void append(Preparation preparation) throws IOException;
}
