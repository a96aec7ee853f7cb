package apical.definition;

import apical.circuit.Noise;
import apical.circuit.Prediction;
import apical.circuit.RateCode;
import apical.data.ImageProperty;
import apical.data.Targets;
import apical.dynamics.Method;
import apical.information.Correction;
import apical.learning.Cost;
import apical.network.Compartment;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.recording.Format;
import apical.recording.Quantity;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** How definitions look as JSON: nothing unknown, missing, null, repeated or of another type; same text on every system. */
final class Json {

    /** Jackson alone is not strict; each of these refuses something that it would otherwise let pass in silence. */
    static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)            // a claim about a definition is no field of it
            .addMixIn(Shape.class, ShapeAsList.class)
            .addMixIn(Compartment.class, ById.class)
            .addMixIn(ImageProperty.class, ById.class)
            .addMixIn(Correction.class, ById.class)
            .addMixIn(Targets.class, TargetsByName.class)
            .addMixIn(Cost.class, ById.class)
            .addMixIn(RateCode.class, ById.class)
            .addMixIn(Prediction.class, ById.class)
            .addMixIn(Noise.class, NoiseByName.class)
            .addMixIn(Method.class, ById.class)
            .addMixIn(Quantity.class, ById.class)
            .addMixIn(Format.class, ById.class)
            .addMixIn(TransferFunction.class, TransferFunctionByName.class)
            .addMixIn(WeightInit.class, WeightInitByName.class)
            .build();

    static final ObjectWriter WRITER = STRICT.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {
    }

    /** A value as a definition has it, a text without its quotes; for messages. */
    static String written(Object value) {
        JsonNode json = STRICT.valueToTree(value);
        return json.isTextual() ? json.textValue() : json.toString();
    }

    abstract static class ShapeAsList {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        ShapeAsList(List<Integer> units) {
        }

        @JsonValue
        abstract List<Integer> units();
    }

    abstract static class ById {
        @JsonValue
        abstract String id();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = TransferFunction.Logistic.class, name = "logistic"),
            @JsonSubTypes.Type(value = TransferFunction.Tanh.class, name = "tanh"),
            @JsonSubTypes.Type(value = TransferFunction.Relu.class, name = "relu"),
            @JsonSubTypes.Type(value = TransferFunction.SoftRectifier.class, name = "softRectifier")})
    interface TransferFunctionByName {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = WeightInit.Uniform.class, name = "uniform"),
            @JsonSubTypes.Type(value = WeightInit.Normal.class, name = "normal"),
            @JsonSubTypes.Type(value = WeightInit.GlorotUniform.class, name = "glorotUniform"),
            @JsonSubTypes.Type(value = WeightInit.HeNormal.class, name = "heNormal"),
            @JsonSubTypes.Type(value = WeightInit.Orthogonal.class, name = "orthogonal")})
    interface WeightInitByName {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = Targets.Classes.class, name = "classes"),
            @JsonSubTypes.Type(value = Targets.Image.class, name = "image")})
    interface TargetsByName {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = Noise.None.class, name = "none"),
            @JsonSubTypes.Type(value = Noise.Wiener.class, name = "wiener"),
            @JsonSubTypes.Type(value = Noise.Published.class, name = "published")})
    @JsonIgnoreProperties("silent")
    interface NoiseByName {
    }
}
