package apical.spark;

import apical.results.OpenRun;
import apical.where.Cargo;
import apical.where.Outcome;
import apical.where.Outpost;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.broadcast.Broadcast;

/**
 * A run as a task of Spark.
 *
 * @param begun what the driver has of it; null if it has nothing. Fetched only by an executor that does not see the folder of
 *              results
 */
record RunTask(Broadcast<Cargo> cargo, OpenRun run, Broadcast<byte[]> begun) implements Serializable {

    Outcome carryOut() {
        try {
            return Outpost.of(cargo.value()).carryOut(run, begun == null ? () -> null : begun::value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(run.goal().run() + " was interrupted", e);
        }
    }
}
