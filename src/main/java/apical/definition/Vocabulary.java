package apical.definition;

import apical.circuit.Noise;
import apical.circuit.Prediction;
import apical.circuit.RateTiming;
import apical.data.ImageProperty;
import apical.data.Targets;
import apical.diagnostics.Measurand;
import apical.dynamics.IntegrationMethod;
import apical.estimators.EstimatorDefinition;
import apical.estimators.EstimatorKind;
import apical.estimators.Estimators;
import apical.information.Correction;
import apical.json.StrictJson;
import apical.learning.Cost;
import apical.network.Shape;
import apical.network.Site;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.recording.Format;
import apical.recording.Recordable;
import apical.rule.Engine;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.Rules;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names that definitions have for what the science knows without names. Those of rules and sites come from {@link Rules}, those
 * of estimators from {@link Estimators}.
 */
final class Vocabulary {

    static final StrictJson JSON = new StrictJson.Builder()
            .looksLike(Shape.class, ShapeAsList.class).asList(Shape.class, Integer.class)
            .looksLike(ImageProperty.class, ById.class)
            .looksLike(Correction.class, ById.class)
            .looksLike(Targets.class, TargetsByName.class).typeByDefault(Targets.class, "classes")  // the only ones there once were
            .looksLike(Cost.class, ById.class)
            .looksLike(Measurand.class, ById.class)
            .looksLike(Engine.class, ById.class)
            .looksLike(RateTiming.class, ById.class)
            .looksLike(Prediction.class, ById.class)
            .looksLike(Noise.class, NoiseByName.class)
            .looksLike(IntegrationMethod.class, ById.class)
            .looksLike(Recordable.class, ById.class)
            .looksLike(Format.class, ById.class)
            .looksLike(TransferFunction.class, TransferFunctionByName.class)
            .looksLike(WeightInit.class, WeightInitByName.class)
            .looksLike(RuleDefinition.class, ByType.class)
            .types(RuleDefinition.class, Rules.all().stream().collect(Collectors.toMap(RuleKind::id, RuleKind::definition)))
            .looksLike(EstimatorDefinition.class, ByType.class)
            .types(EstimatorDefinition.class,
                    Estimators.ALL.stream().collect(Collectors.toMap(EstimatorKind::id, EstimatorKind::definition)))
            .types(InitialWeights.class, initialWeights())
            .words(Site.class, Rules.sites(), Site::id)
            .build();

    private Vocabulary() {
    }

    /** One of the distributions, or a file. */
    private static Map<String, Class<?>> initialWeights() {
        Map<String, Class<?>> types = new HashMap<>();
        for (JsonSubTypes.Type type : WeightInitByName.class.getAnnotation(JsonSubTypes.class).value()) {
            types.put(type.name(), type.value());
        }
        types.put(InitialWeights.FromFile.ID, InitialWeights.FromFile.class);
        return types;
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

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = StrictJson.TYPE)
    interface ByType {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = StrictJson.TYPE)
    @JsonSubTypes({
            @JsonSubTypes.Type(value = TransferFunction.Logistic.class, name = "logistic"),
            @JsonSubTypes.Type(value = TransferFunction.Tanh.class, name = "tanh"),
            @JsonSubTypes.Type(value = TransferFunction.Relu.class, name = "relu"),
            @JsonSubTypes.Type(value = TransferFunction.SoftRectifier.class, name = "softRectifier")})
    interface TransferFunctionByName {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = StrictJson.TYPE)
    @JsonSubTypes({
            @JsonSubTypes.Type(value = WeightInit.Uniform.class, name = "uniform"),
            @JsonSubTypes.Type(value = WeightInit.Normal.class, name = "normal"),
            @JsonSubTypes.Type(value = WeightInit.GlorotUniform.class, name = "glorotUniform"),
            @JsonSubTypes.Type(value = WeightInit.HeNormal.class, name = "heNormal"),
            @JsonSubTypes.Type(value = WeightInit.Orthogonal.class, name = "orthogonal")})
    interface WeightInitByName {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = StrictJson.TYPE)
    @JsonSubTypes({
            @JsonSubTypes.Type(value = Targets.Classes.class, name = "classes"),
            @JsonSubTypes.Type(value = Targets.Image.class, name = "image")})
    interface TargetsByName {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = StrictJson.TYPE)
    @JsonSubTypes({
            @JsonSubTypes.Type(value = Noise.None.class, name = "none"),
            @JsonSubTypes.Type(value = Noise.Wiener.class, name = "wiener"),
            @JsonSubTypes.Type(value = Noise.Published.class, name = "published")})
    @JsonIgnoreProperties("silent")
    interface NoiseByName {
    }
}
