package apical.information;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A way to estimate what a population tells of a variable. Estimates that share their work come from one estimator.
 *
 * <p>Nothing here knows what was recorded, or of what: any activity, any variable.
 */
public interface Estimator {

    /**
     * Estimates.
     *
     * @param activity [units x samples], rates or potentials (not modified)
     * @param variable [samples], X of each sample
     * @throws IllegalArgumentException if a value is not finite or the numbers of samples differ
     */
    List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls);
}
