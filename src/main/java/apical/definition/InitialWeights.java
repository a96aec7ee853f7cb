package apical.definition;

import apical.arrays.WeightsFile;
import apical.network.Projection;
import apical.network.WeightInit;
import apical.rule.StartingWeights;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** Weights before training: one of the distributions, or a file. */
@JsonDeserialize(using = InitialWeights.Reader.class)
public sealed interface InitialWeights extends StartingWeights {

    /** Drawn bottom-up weights; biases start at 0. */
    record Drawn(@JsonValue WeightInit distribution) implements InitialWeights {
        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return distribution.draw(post, pre, random);
        }
    }

    /**
     * All weights and biases from a file as {@link WeightsFile} describes it; what the rule says of the distribution of its
     * own weights then goes unheard. Weights that never learn and so are no projection, those of feedback alignment's way
     * down, are drawn as ever.
     *
     * @param path of a {@code .npz} file, relative to the working directory
     */
    record FromFile(String path) implements InitialWeights {
        static final String ID = "file";

        public FromFile {
            Require.text("path", path);
            try {
                var unused = Path.of(path);
            } catch (InvalidPathException e) {
                throw new InvalidValueException("path", "is \"" + Printable.shortened(path) + "\"; expected a path that this system"
                        + " can have (" + e.getReason() + ")");
            }
        }

        /** As it would be written. */
        @JsonValue
        Map<String, String> asWritten() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("type", ID);
            fields.put("path", path);
            return fields;
        }

        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return new FMatrixRMaj(post, pre);
        }

        @Override
        public boolean areFromFile() {
            return true;
        }

        @Override
        public void replace(List<Projection> projections) {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw new InvalidValueException("initialWeights.path",
                        "is \"" + Printable.shortened(path) + "\"; expected a .npz file of weights,"
                                + " relative to the working directory, but there is no such file");
            }
            try {
                WeightsFile.read(file, projections);
            } catch (IOException e) {
                throw new InvalidValueException("initialWeights.path", "does not fit: " + e.getMessage());
            }
        }
    }

    /** By its type: a file, or else a distribution. */
    final class Reader extends JsonDeserializer<InitialWeights> {
        @Override
        public InitialWeights deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(parser);
            return tree.path("type").asText().equals(FromFile.ID) ? new FromFile(tree.path("path").asText())
                    : new Drawn(context.readTreeAsValue(tree, WeightInit.class));
        }
    }
}
