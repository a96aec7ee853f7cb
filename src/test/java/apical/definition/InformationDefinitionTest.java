package apical.definition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import apical.TinyLab;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand beside each other under {@code information}; what may not is in the tests of bad definitions. */
class InformationDefinitionTest {

    private static final String KERNEL_BOUNDS = "{\"type\": \"kernelBounds\", \"noises\": [{\"factor\": %s}]}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
            "\"estimators\": [KERNEL_0.1, KERNEL_0.2]",
            "\"estimators\": [{\"type\": \"perUnit\", \"bins\": 4}, {\"type\": \"perUnit\", \"bins\": 8}]",
            "\"estimators\": [{\"type\": \"decoder\"}], \"propertyEstimators\": [{\"type\": \"decoder\"}]",
            "\"taught\": [\"apical\"], \"propertyEstimators\": [{\"type\": \"perUnit\"}]",
            "\"calibration\": [10], \"estimators\": [{\"type\": \"perUnit\", \"bins\": 4}, {\"type\": \"subsets\"}]"})
    void whatMakesSenseIsAccepted(String asked) {
        TinyLab lab = new TinyLab(folder);
        lab.edit(lab.experiment(), "\"permutations\": 3",
                "\"permutations\": 3, " + asked.replaceAll("KERNEL_([\\d.]+)", KERNEL_BOUNDS.formatted("$1")));
        assertDoesNotThrow(() -> Definitions.readExperiment(lab.experiment()));
    }
}
