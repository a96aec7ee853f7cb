package apical.where;

import apical.results.Provenance;
import java.io.Serializable;

/**
 * What comes back from a run that was carried out elsewhere.
 *
 * @param parcel   all that it wrote; empty if it wrote into the folder of results itself
 * @param diverged what it said if the experiment ends with it, else empty
 * @param by       code and machine of the process
 */
public record Outcome(byte[] parcel, String diverged, Provenance by) implements Serializable {
}
