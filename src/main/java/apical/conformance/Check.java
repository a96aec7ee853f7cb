package apical.conformance;

import java.util.List;
import java.util.Optional;

/** A law that a right simulator obeys. */
public sealed interface Check permits ApicalSilence, WeakNudging, SteadyState, StepperOrder, NoiseVariance, FastAgainstPlain,
        SingleAgainstDouble, OracleTrajectories, ReportedGradient {

    /** As it stands in tables. */
    String name();

    /** Why the specimen is not entitled to this check, in half a sentence; empty if it is. */
    Optional<String> exemption(Specimen specimen);

    /** What was done otherwise than on the specimen as it is; empty if nothing. */
    default Optional<String> remark(Specimen specimen) {
        return Optional.empty();
    }

    /** Measures; the specimen is left as it was. */
    List<Finding> measure(Specimen specimen);
}
