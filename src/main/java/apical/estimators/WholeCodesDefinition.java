package apical.estimators;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.Correction;
import apical.information.Estimator;
import apical.information.WholeCodes;
import apical.json.Default;
import apical.validation.Require;
import java.util.List;
import java.util.stream.Stream;

/**
 * Of the code of the whole population.
 *
 * @param code        how activity becomes discrete
 * @param corrections of the plug-in estimate, each of which gives its own estimates
 */
public record WholeCodesDefinition(@Default("{\"type\": \"mean\"}") CodeDefinition code,
        @Default("[\"plug-in\", \"miller-madow\"]") List<Correction> corrections)
        implements EstimatorDefinition {

    public static final EstimatorKind<WholeCodesDefinition> KIND = new EstimatorKind<>("wholeCodes",
            "entropies and information of whole codes, with any corrections; for few units", WholeCodesDefinition.class,
            Stream.of(Correction.values()).map(Correction::label).toList()) {

        @Override
        public WholeCodesDefinition example() {
            return new WholeCodesDefinition(new CodeDefinition.Mean(), List.of(Correction.PLUG_IN, Correction.MILLER_MADOW));
        }

        @Override
        public List<WholeCodesDefinition> variants() {
            return List.of(new WholeCodesDefinition(new CodeDefinition.Mean(), List.of(Correction.values())),
                    new WholeCodesDefinition(new CodeDefinition.EqualCountBins(3), List.of(Correction.PLUG_IN)));
        }

        @Override
        public boolean suitsAnyWidth() {
            return true;
        }

        @Override
        public String calibrated() {
            return "of code mean";
        }
    };

    public WholeCodesDefinition {
        Require.notEmpty("corrections", corrections);
        Require.distinct("corrections", corrections, Correction::id);
        corrections = List.copyOf(corrections);
    }

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return new WholeCodes(code.build(), corrections);
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return 1e-9 * samples * units + 3e-8 * samples * corrections.size() * (20 + permutations);
    }

    @Override
    public List<Trial> trials() {
        return code instanceof CodeDefinition.Mean ? List.of(new Trial(build(), Target.SIGNS)) : List.of();
    }
}
