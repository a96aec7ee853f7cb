package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import apical.TinyLab;
import apical.estimators.Estimators;
import apical.figure.Figure;
import apical.figure.Figures;
import apical.network.Site;
import apical.rule.RuleKind;
import apical.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad definitions, each with the one line that {@code apical run} says of it: file, field, value, what is allowed and, where
 * there is one, the likely cure. Exit code 2, nothing on standard output, nothing on disk. One long table: two refusals that stand
 * beside each other are seen to speak alike.
 */
class BadDefinitionsTest {

    /** As messages list them: rules by their names, sites in the order of rules. */
    private static final String RULES = Rules.all().stream().map(RuleKind::id).sorted().collect(Collectors.joining(", ")),
            SITES = Rules.sites().stream().map(Site::id).collect(Collectors.joining(", "));

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    /** What stands in the experiment; what is written there instead; what is said after the file's name. */
    static Stream<Arguments> experiments() {
        return Stream.of(
                arguments("\"name\": \"tiny\"", "\"name\": \"\"",
                        "name is empty; expected a text"),
                arguments("\"name\": \"tiny\"", "\"name\": \"../tiny\"",
                        "name is \"../tiny\"; expected letters, digits, dots, hyphens and underscores: it names a folder"),
                arguments("\"validationImages\": 3", "\"validationImages\": 0",
                        "data.validationImages is 0; expected at least 1"),
                arguments("\"low\": 0.1", "\"low\": 0.9",
                        "data.targets.high is 0.8; expected a value above low, which is 0.9"),
                arguments("\"low\": 0.1, \"high\": 0.8", "\"low\": 0.1, \"high\": 1.0",
                        "data.targets.high is 1.0; expected a rate that a finite potential has, since model \"microcircuit\" "
                                + "nudges potentials. Maybe low 0.1 and high 0.8"),
                arguments("\"low\": 0.1, \"high\": 0.8", "\"low\": 0, \"high\": 1",
                        "data.targets.low is 0.0; expected a rate that a finite potential has, since model \"microcircuit\" "
                                + "nudges potentials. Maybe low 0.1 and high 0.8"),
                arguments("\"low\": 0.1", "\"low\": \"NaN\"",
                        "data.targets.low is \"NaN\"; expected a number"),
                arguments("\"low\": 0.1", "\"type\": \"picture\", \"low\": 0.1",
                        "data.targets.type is \"picture\"; expected one of classes, image"),
                arguments("\"low\": 0.1", "\"type\": null, \"low\": 0.1",
                        "data.targets.type is null; expected one of classes, image"),
                arguments("\"low\": 0.1", "\"kind\": \"image\", \"low\": 0.1",
                        "data.targets: unknown field \"kind\" (known: type, low, high)"),
                arguments("\"low\": 0.1, \"high\": 0.8", "\"type\": \"image\", \"low\": 0.1, \"high\": 1.0",
                        "data.targets.high is 1.0; expected a rate that a finite potential has, since model \"microcircuit\" "
                                + "nudges potentials. Maybe low 0.1 and high 0.8"),
                arguments("[\"learningCurves\", \"information\"]", "[\"cost\", \"reconstructions\"]",
                        "figures[1] is \"reconstructions\"; expected another one, since networks learn labels. "
                                + "Maybe data.targets.type \"image\""),
                arguments("\"high\": 0.8}", "\"high\": 0.8}, \"classes\": [3]",
                        "data.classes has 1 element; expected at least 2, or none for all classes"),
                arguments("\"high\": 0.8}", "\"high\": 0.8}, \"classes\": [3, 8, 3]",
                        "data.classes[2] repeats 3; expected each value once"),
                arguments("\"high\": 0.8}", "\"high\": 0.8}, \"classes\": [3, -8]",
                        "data.classes[1] is -8; expected at least 0"),
                arguments("\"high\": 0.8}", "\"high\": 0.8}, \"classes\": [3, 10]",
                        "data.classes[1] is 10; expected a class of ten-images, 0 to 9"),
                arguments("\"high\": 0.8}", "\"high\": 0.8}, \"classes\": 3",
                        "data.classes is 3; expected a list [ ... ]"),
                arguments("\"trainingSample\": 5", "\"trainingSample\": 5, \"whenDiverging\": \"go on\"",
                        "training.whenDiverging is \"go on\"; expected one of stop, continue"),
                arguments("\"models\": [\"../models/backprop.json\", ", "\"models\": [\"../models/backprob.json\", ",
                        "models[0] is \"../models/backprob.json\"; expected a path relative to this file, but there is no "
                                + "FOLDER/models/backprob.json"),
                arguments("\"models\": [\"../models/backprop.json\", ", "\"models\": [\"\", ",
                        "models[0] is \"\"; expected the path of a model's definition, or {\"file\": ..., \"variants\": [...]}"),
                arguments("\"models\": [\"../models/backprop.json\", ", "\"models\": [\"a\\u0000b\", ",
                        "models[0] is \"a\\u0000b\"; expected a text without control characters"),
                arguments("\"models\": [\"../models/backprop.json\", ", "\"models\": [\"" + "m".repeat(500) + "\", ",
                        "models[0] is \"" + "m".repeat(80) + "... (500 characters)\"; expected a path relative to this file, but "
                                + "there is no such file"),
                arguments("\"name\": \"tiny\"", "\"name\": \"" + "t".repeat(240) + "\"",
                        "name is \"" + "t".repeat(80) + "... (240 characters)\"; expected at most 120 characters, since files are "
                                + "called by it"),
                arguments("\"models\": [\"../models/backprop.json\", ", "\"models\": [5, ",
                        "models[0] is 5; expected the path of a model's definition, or {\"file\": ..., \"variants\": [...]}"),
                arguments("\"models\": [\"../models/backprop.json\", ", "\"models\": [{\"variants\": []}, ",
                        "models[0] is {\"variants\":[]}; expected the path of a model's definition, or {\"file\": ..., \"variants\": [...]}"),
                arguments("\"models\": [\"../models/backprop.json\", ", variants("\"name\": \"\", \"set\": {}"),
                        "models[0].variants[0].name is empty; expected a text"),
                arguments("\"models\": [\"../models/backprop.json\", ", variants("\"name\": \"fast\", \"set\": 5"),
                        "models[0].variants[0].set is 5; expected an object { ... }"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        variants("\"name\": \"fast\", \"set\": {\"rule.learningRate\": [1]}"),
                        "models[0].variants[0].set.rule.learningRate: no \"learningRate\" in FOLDER/models/backprop.json (there: "
                                + "type, learningRates, cost, derivative, replacedPasses). Maybe \"learningRates\"?"),
                arguments("\"models\": [\"../models/backprop.json\", ", variants("\"name\": \"fast\", \"set\": {\"\": 1}"),
                        "models[0].variants[0].set: \"\" is no path; expected one like \"rule.learningRates[0]\""),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        variants("\"name\": \"w\", \"set\": {\"rule.cost\": \"squared\", \"layers[1]\": 0}"),
                        "models[0].variants[0].set.layers[1]: layers[1] is 0; expected at least 1 (model \"w\" of "
                                + "FOLDER/models/backprop.json)"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        variants("\"name\": \"w\", \"set\": {\"layers\": [16, 0, 10]}"),
                        "models[0].variants[0].set.layers: layers[1] is 0; expected at least 1 (model \"w\" of "
                                + "FOLDER/models/backprop.json)"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        variants("\"name\": \"w\", \"set\": {\"layers\": [16, 6, 10]}"),
                        "models[0].variants[0]: rule.learningRates has 3 elements; expected 2, one for each layer but the input "
                                + "(model \"w\" of FOLDER/models/backprop.json)"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        variants("\"name\": \"w\", \"set\": {\"layers[0]\": 17}"),
                        "models[0].variants[0].set.layers[0]: layers[0] is 17; expected 16, one unit for each pixel of ten-images "
                                + "(model \"w\" of FOLDER/models/backprop.json)"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        variants("\"name\": \"microcircuit\", \"set\": {}"),
                        "models[0].variants[0].name: name is \"microcircuit\", as of another model of this experiment; expected each "
                                + "name once (model \"microcircuit\" of FOLDER/models/backprop.json)"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        grid("\"change\": \"scales\"", "\"rule.learningRates\"", "[1, 2]"),
                        "models[0].grids[0].axes[0].change is \"scales\"; expected one of set, scale. Maybe \"scale\"?"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        grid("\"change\": \"scale\"", "\"rule.learningRate\"", "[1, 2]"),
                        "models[0].grids[0].axes[0].paths.rule.learningRate: no \"learningRate\" in FOLDER/models/backprop.json (there: "
                                + "type, learningRates, cost, derivative, replacedPasses). Maybe \"learningRates\"?"),
                arguments("\"models\": [\"../models/backprop.json\", ", grid("\"change\": \"scale\"", "\"rule\"", "[1, 2]"),
                        "models[0].grids[0].axes[0].paths.rule: \"squared\" stands there in FOLDER/models/backprop.json; expected a "
                                + "number, or numbers in a list or an object, to multiply"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        grid("\"change\": \"scale\"", "\"rule.learningRates\"", "[1, -2]"),
                        "models[0].grids[0].axes[0].values[1] is -2.0; expected a finite value > 0"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        grid("\"change\": \"set\"", "\"initialWeights.gain\"", "[1, 2, 1]"),
                        "models[0].grids[0].axes[0].values[2] repeats 1.0; expected each value once"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        grid("\"change\": \"set\"", "\"initialWeights.gain\"", "[]"),
                        "models[0].grids[0].axes[0].values is empty; expected at least one element"),
                arguments("\"models\": [\"../models/backprop.json\", ",
                        "\"models\": [{\"file\": \"../models/backprop.json\", \"grids\": "
                                + "[{\"name\": \"g\", \"axes\": []}]}, ",
                        "models[0].grids[0].axes has 0 elements; expected 1 or 2, the sides of the grid"),
                arguments("\"epochs\": 2", "\"epohcs\": 2",
                        "training: unknown field \"epohcs\" (known: epochs, batch, seeds, trainingSample, pixelDropout, finalRate, whenDiverging). Maybe \"epochs\"?"),
                arguments("\"epochs\": 2", "\"epochs\": 0",
                        "training.epochs is 0; expected at least 1"),
                arguments("\"epochs\": 2", "\"epochs\": 2.5",
                        "training.epochs is 2.5; expected a whole number"),
                arguments("\"epochs\": 2", "\"epochs\": 1e400",
                        "training.epochs is Infinity; expected a whole number"),
                arguments("\"epochs\": 2", "\"epochs\": 20000000000",
                        "training.epochs is 20000000000; expected a whole number from -2147483648 to 2147483647"),
                arguments("\"epochs\": 2, ", "",
                        "training.epochs is missing; it has no default"),
                arguments("\"epochs\": 2", "\"epochs\": null",
                        "training.epochs is null; expected a whole number"),
                arguments("\"epochs\": 2", "\"epochs\": 2, \"epochs\": 20",
                        "training.epochs is given twice, again in line 11; expected it once"),
                arguments("\"batch\": 2", "\"batch\": -2",
                        "training.batch is -2; expected at least 1"),
                arguments("\"seeds\": [1, 2]", "\"seeds\": []",
                        "training.seeds is empty; expected at least one element"),
                arguments("\"seeds\": [1, 2]", "\"seeds\": [1, 2, 1]",
                        "training.seeds[2] repeats 1; expected each value once"),
                arguments("\"seeds\": [1, 2]", "\"seeds\": [1, null]",
                        "training.seeds[1] is null; expected a whole number"),
                arguments("\"trainingSample\": 5", "\"trainingSample\": 0",
                        "training.trainingSample is 0; expected at least 1"),
                arguments("\"trainingSample\": 5", "\"trainingSample\": 8",
                        "training.trainingSample is 8; expected at most 7, the training images of ten-images"),
                arguments("\"trainingSample\": 5", "\"trainingSample\": 5, \"pixelDropout\": 1.0",
                        "training.pixelDropout is 1.0; expected a value from 0 to below 1"),
                arguments("\"trainingSample\": 5", "\"trainingSample\": 5, \"finalRate\": -0.1",
                        "training.finalRate is -0.1; expected a share from 0 to 1"),
                arguments("\"epochs\": [0, 1]", "\"epochs\": [0, -1]",
                        "information.epochs[1] is -1; expected a whole number >= 0"),
                arguments("\"epochs\": [0, 1]", "\"epochs\": [1, 1]",
                        "information.epochs[1] repeats 1; expected each value once"),
                arguments("\"images\": 10", "\"images\": 1",
                        "information.images is 1; expected at least 2"),
                arguments("\"images\": 10", "\"images\": 11",
                        "information.images is 11; expected at most 10, the test images of ten-images"),
                arguments("\"compartments\": [\"rate\", \"apical\"]", "\"compartments\": []",
                        "information.compartments is empty; expected at least one element"),
                arguments("\"compartments\": [\"rate\", \"apical\"]", "\"compartments\": [\"rate\", \"appical\"]",
                        "information.compartments[1] is \"appical\"; expected one of " + SITES + ". Maybe \"apical\"?"),
                arguments("\"teacher\": false", "\"teacher\": \"off\"",
                        "information.teacher is \"off\"; expected true or false"),
                arguments("\"property\": \"brightestQuadrant\"", "\"property\": \"brightestQuarter\"",
                        "information.property is \"brightestQuarter\"; expected one of brightestQuadrant, darkestQuadrant, "
                                + "overallInk, leftRightBalance, upDownBalance, strokeWidth, slant, holes, aspectRatio, "
                                + "randomLabelling. "
                                + "Maybe \"brightestQuadrant\"?"),
                arguments("\"permutations\": 3", "\"permutations\": 0",
                        "information.permutations is 0; expected at least 2"),
                arguments("\"permutations\": 3", asked("\"estimators\": [{\"type\": \"wholeCodes\", "
                        + "\"corrections\": [\"nsb\", \"nsb\"]}]"),
                        "information.estimators[0].corrections[1] repeats nsb; expected each value once"),
                arguments("\"permutations\": 3", asked("\"estimators\": [{\"type\": \"kernelBounds\", \"noises\": "
                        + "[{\"factor\": 0.1}, {\"factor\": 0.1, \"scale\": \"fixed\"}]}]"),
                        "information.estimators[0].noises[1] repeats {\"factor\":0.1,\"scale\":\"fixed\"}; expected each value once"),
                arguments("\"compartments\": [\"rate\", \"apical\"]", "\"compartments\": [\"apical\", \"apical\"]",
                        "information.compartments[1] repeats apical; expected each value once"),
                arguments("\"permutations\": 3", asked("\"splits\": [\"train\", \"train\"]"),
                        "information.splits[1] repeats train; expected each value once"),
                arguments("\"permutations\": 3", asked("\"properties\": [\"overallInk\", \"overallInk\"]"),
                        "information.properties[1] repeats overallInk; expected each value once"),
                arguments("\"permutations\": 3", asked("\"estimators\": [{\"type\": \"subsets\", \"sizes\": [64, 65]}]"),
                        "information.estimators[0].sizes[1] is 65; expected a whole number from 1 to 64"),
                arguments("\"permutations\": 3", asked("\"estimators\": [{\"type\": \"subsets\", \"sizes\": [0]}]"),
                        "information.estimators[0].sizes[0] is 0; expected a whole number from 1 to 64"),
                arguments("\"permutations\": 3", asked(coded("\"type\": \"bins\", \"count\": 2000000000")),
                        "information.estimators[0].code.count is 2000000000; expected a whole number from 2 to 65536"),
                arguments("\"permutations\": 3",
                        asked(coded("\"type\": \"fixedBins\", \"count\": 65537, \"lowest\": 0, \"highest\": 1")),
                        "information.estimators[0].code.count is 65537; expected a whole number from 2 to 65536"),
                arguments("\"permutations\": 3", asked(coded("\"type\": \"equalCountBins\", \"count\": 2000000000")),
                        "information.estimators[0].code.count is 2000000000; expected a whole number from 2 to 65536"),
                arguments("\"permutations\": 3", asked(coded("\"type\": \"adaptiveBins\", \"count\": 2000000000")),
                        "information.estimators[0].code.count is 2000000000; expected a whole number from 2 to 65536"),
                arguments("\"permutations\": 3", asked(coded("\"type\": \"bins\", \"count\": 1")),
                        "information.estimators[0].code.count is 1; expected a whole number from 2 to 65536"),
                arguments("\"permutations\": 3", asked("\"estimators\": [{\"type\": \"perUnit\", \"bins\": 2000000000}]"),
                        "information.estimators[0].bins is 2000000000; expected a whole number from 1 to 65536"),
                arguments("\"permutations\": 3", asked("\"estimators\": [{\"type\": \"perUnit\"}, "
                        + "{\"type\": \"perUnit\", \"bins\": 1}]"),
                        "information.estimators[1] repeats {\"type\":\"perUnit\",\"bins\":1}; expected each value once"),
                arguments("\"permutations\": 3", asked("\"propertyEstimators\": [{\"type\": \"nearestNeighbours\"}, "
                        + "{\"type\": \"nearestNeighbours\"}]"),
                        "information.propertyEstimators[1] repeats {\"type\":\"nearestNeighbours\",\"neighbours\":3}; "
                                + "expected each value once"),
                arguments("\"permutations\": 3", "\"permutations\": 1, \"estimators\": [{\"type\": \"perUnit\"}]",
                        "information.permutations is 1; expected at least 2"),
                arguments("\"permutations\": 3", asked("\"calibration\": [10], \"propertyEstimators\": [{\"type\": \"decoder\"}]"),
                        "information.calibration is [10], but there are no estimators; expected one of these: "
                                + Estimators.calibrated()),
                arguments("\"permutations\": 3",
                        asked("\"calibration\": [10], \"estimators\": [{\"type\": \"perUnit\", \"bins\": 4}, "
                                + "{\"type\": \"kernelBounds\", \"noises\": [{\"factor\": 0.1}, {\"factor\": 0.2}]}]"),
                        "information.calibration is [10], but a channel tells the truth of none of the estimators; expected one of these: "
                                + Estimators.calibrated()),
                arguments("\"figures\": [", "\"diagnostics\": {\"epochs\": [0, -1]}, \"figures\": [",
                        "diagnostics.epochs[1] is -1; expected a whole number >= 0"),
                arguments("\"figures\": [", "\"diagnostics\": {\"withinPresentation\": {\"images\": -1}}, \"figures\": [",
                        "diagnostics.withinPresentation.images is -1; expected at least 0"),
                arguments("\"figures\": [", "\"diagnostics\": {\"withinPresentation\": {\"everyMs\": 0.0}}, \"figures\": [",
                        "diagnostics.withinPresentation.everyMs is 0.0; expected a finite value > 0"),
                arguments("\"figures\": [", "\"diagnostics\": {\"epochs\": [0, 0]}, \"figures\": [",
                        "diagnostics.epochs[1] repeats 0; expected each value once"),
                arguments("\"figures\": [", "\"diagnostics\": {\"epochs\": [0], \"images\": 0}, \"figures\": [",
                        "diagnostics.images is 0; expected at least 1"),
                arguments("\"figures\": [", "\"diagnostics\": {\"epochs\": [0]}, \"figures\": [",
                        "diagnostics.images is 1000; expected at most 3, the validation images of ten-images"),
                arguments("\"figures\": [", "\"diagnostics\": {\"epoch\": [0]}, \"figures\": [",
                        "diagnostics: unknown field \"epoch\" (known: epochs, images, withinPresentation). Maybe \"epochs\"?"),
                arguments("\"figures\": [\"learningCurves\", ", "\"figures\": [\"learningCurve\", ",
                        "figures[0] is \"learningCurve\"; expected one of "
                                + Figures.ALL.stream().map(Figure::id).collect(Collectors.joining(", "))
                                + ". Maybe \"learningCurves\"?"));
    }

    /** More that is asked of information. */
    private static String asked(String more) {
        return "\"permutations\": 3, " + more;
    }

    private static String coded(String code) {
        return "\"estimators\": [{\"type\": \"wholeCodes\", \"code\": {" + code + "}}]";
    }

    private static String variants(String variant) {
        return "\"models\": [{\"file\": \"../models/backprop.json\", \"variants\": [{" + variant + "}]}, ";
    }

    /** A grid of backprop whose second axis is right. */
    private static String grid(String change, String path, String values) {
        return "\"models\": [{\"file\": \"../models/backprop.json\", \"grids\": [{\"name\": \"g\", \"axes\": [{\"label\": \"a\", "
                + change + ", \"paths\": [" + path + "], \"values\": " + values + "}, {\"label\": \"b\", \"change\": \"set\", "
                + "\"paths\": [\"layers[1]\"], \"values\": [6, 7]}]}]}, ";
    }

    /** Which model; what stands there; what is written instead; what is said after the file's name. */
    static Stream<Arguments> models() {
        String uniform = "{\"type\": \"uniform\", \"halfWidth\": 3.0}";
        return Stream.of(
                arguments("backprop", "\"name\": \"backprop\"", "\"name\": \" \"",
                        "name is empty; expected a text"),
                arguments("backprop", "\"name\": \"backprop\"", "\"name\": \"back\\u001b[31mprop\"",
                        "name is \"back\\u001B[31mprop\"; expected a text without control characters"),
                arguments("backprop", "\"name\": \"backprop\"", "\"name\": \"back\\ud800prop\"",
                        "name is \"back\\uD800prop\"; expected a text without control characters"),
                arguments("backprop", "\"name\": \"backprop\"", "\"name\": \"" + "b".repeat(240) + "\"",
                        "name is \"" + "b".repeat(80) + "... (240 characters)\"; expected at most 120 characters, since files are "
                                + "called by it"),
                arguments("backprop", "\"description\": \"Backpropagation, small.\"", "\"description\": \"b\\u0007\"",
                        "description is \"b\\u0007\"; expected a text without control characters"),
                arguments("backprop", "[16, 6, 5, 10]", "[16, 1000000000, 5, 10]",
                        "layers[1] is 1000000000; expected at most 134217727, since layers[0] is 16 and an array has at most "
                                + "2147483639 synapses"),
                arguments("backprop", "[16, 6, 5, 10]", "[16, " + "9".repeat(900) + ", 5, 10]",
                        "layers[1] is " + "9".repeat(80) + "... (900 characters); expected a whole number from -2147483648 to "
                                + "2147483647"),
                arguments("backprop", "\"type\": \"glorotUniform\", \"gain\": 2.0", "\"type\": \"file\", \"path\": \"a\\u0000b\"",
                        "initialWeights.path is \"a\\u0000b\"; expected a text without control characters"),
                arguments("backprop", "\"type\": \"backprop\"", "\"type\": \"" + "b".repeat(3000) + "\"",
                        "rule.type is \"" + "b".repeat(79) + "... (3,002 characters); expected one of " + RULES),
                arguments("backprop", "\"name\": \"backprop\"", "\"name\": 5",
                        "name is 5; expected a text"),
                arguments("microcircuit", "\"name\": \"microcircuit\"", "\"name\": \"backprop\"",
                        "name is \"backprop\", as of another model of this experiment; expected each name once"),
                arguments("backprop", "[16, 6, 5, 10]", "[16]",
                        "layers has 1 element; expected at least an input and an output layer"),
                arguments("backprop", "[16, 6, 5, 10]", "[16, 0, 5, 10]",
                        "layers[1] is 0; expected at least 1"),
                arguments("backprop", "[16, 6, 5, 10]", "[784, 6, 5, 10]",
                        "layers[0] is 784; expected 16, one unit for each pixel of ten-images"),
                arguments("backprop", "[16, 6, 5, 10]", "[16, 6, 5, 4]",
                        "layers[3] is 4; expected 10, one unit for each class of ten-images"),
                arguments("backprop", "\"type\": \"logistic\"", "\"type\": \"sigmoid\"",
                        "transferFunction.type is \"sigmoid\"; expected one of logistic, relu, softRectifier, tanh"),
                arguments("backprop", "\"type\": \"logistic\"", "\"type\": \"logistics\"",
                        "transferFunction.type is \"logistics\"; expected one of logistic, relu, softRectifier, tanh. "
                                + "Maybe \"logistic\"?"),
                arguments("backprop", "\"type\": \"logistic\"", "",
                        "transferFunction.type is missing; expected one of logistic, relu, softRectifier, tanh"),
                arguments("backprop", "\"type\": \"logistic\"", "\"type\": \"logistic\", \"gamma\": 1",
                        "transferFunction: unknown field \"gamma\" (known: type)"),
                arguments("backprop", "\"type\": \"logistic\"",
                        "\"type\": \"softRectifier\", \"gamma\": 0, \"beta\": 1, \"theta\": 3",
                        "transferFunction.gamma is 0.0; expected a finite value > 0"),
                arguments("backprop", "\"type\": \"logistic\"",
                        "\"type\": \"softRectifier\", \"gamma\": 0.1, \"beta\": -1, \"theta\": 3",
                        "transferFunction.beta is -1.0; expected a finite value > 0"),
                arguments("backprop", "\"type\": \"logistic\"",
                        "\"type\": \"softRectifier\", \"gamma\": 0.1, \"beta\": 1, \"theta\": 1e400",
                        "transferFunction.theta is Infinity; expected a finite value"),
                arguments("backprop", "\"glorotUniform\"", "\"glorotuniform\"",
                        "initialWeights.type is \"glorotuniform\"; expected one of file, glorotUniform, heNormal, normal, orthogonal, uniform. "
                                + "Maybe \"glorotUniform\"?"),
                arguments("backprop", "\"gain\": 2.0", "\"gain\": -2",
                        "initialWeights.gain is -2.0; expected a finite value >= 0"),
                arguments("backprop", "\"type\": \"glorotUniform\", \"gain\": 2.0",
                        "\"type\": \"normal\", \"standardDeviation\": -1",
                        "initialWeights.standardDeviation is -1.0; expected a finite value >= 0"),
                arguments("backprop", "\"type\": \"backprop\"", "\"type\": \"backprob\"",
                        "rule.type is \"backprob\"; expected one of " + RULES + ". "
                                + "Maybe \"backprop\"?"),
                arguments("backprop", "\"type\": \"backprop\", ", "",
                        "rule.type is missing; expected one of " + RULES + ""),
                arguments("backprop", "\"type\": \"backprop\", ", "\"tpye\": \"backprop\", ",
                        "rule: unknown field \"tpye\" (known: type). Maybe \"type\"?"),
                arguments("backprop", "[1.0, 0.5, 0.25]", "[1.0, 0.5]",
                        "rule.learningRates has 2 elements; expected 3, one for each layer but the input"),
                arguments("backprop", "[1.0, 0.5, 0.25]", "[1.0, -0.5, 0.25]",
                        "rule.learningRates[1] is -0.5; expected a finite value >= 0"),
                arguments("backprop", "[1.0, 0.5, 0.25]", "[1.0, \"0.5\", 0.25]",
                        "rule.learningRates[1] is \"0.5\"; expected a number"),
                arguments("backprop", "[1.0, 0.5, 0.25]", "[1.0, 0.5, 0.25], \"cost\": \"hinge\"",
                        "rule.cost is \"hinge\"; expected one of squared, absolute, crossEntropy, perceptron"),
                arguments("backprop", "[1.0, 0.5, 0.25]", "[1.0, 0.5, 0.25], \"replacedPasses\": 1.5",
                        "rule.replacedPasses is 1.5; expected a probability from 0 to 1"),
                arguments("feedback-alignment", "{\"type\": \"uniform\", \"halfWidth\": 0.1}, ", "",
                        "rule.feedbackWeights has 1 element; expected 2, one for each hidden layer"),
                arguments("feedback-alignment", "\"halfWidth\": 0.1", "\"halfWidth\": -0.1",
                        "rule.feedbackWeights[0].halfWidth is -0.1; expected a finite value >= 0"),
                arguments("microcircuit", "[0.1, 0.2]", "[0.1]",
                        "rule.mixing.apical has 1 element; expected 2, one for each hidden layer"),
                arguments("microcircuit", "[0.1, 0.2]", "[0.1, 1.0]",
                        "rule.mixing.apical[1] is 1.0; expected a value between 0.0 and 1.0, both excluded"),
                arguments("microcircuit", "\"output\": 0.4", "\"output\": 0",
                        "rule.mixing.output is 0.0; expected a value between 0.0 and 1.0, both excluded"),
                arguments("microcircuit", "\"interneuron\": 0.3", "\"interneuron\": 3",
                        "rule.mixing.interneuron is 3.0; expected a value between 0.0 and 1.0, both excluded"),
                arguments("microcircuit", ", " + uniform, "",
                        "rule.topDownWeights has 1 element; expected 2, one for each hidden layer"),
                arguments("microcircuit", "\"selfPredicting\"", "\"selfpredictive\"",
                        "rule.interneurons.type is \"selfpredictive\"; expected one of random, selfPredicting. "
                                + "Maybe \"selfPredicting\"?"),
                arguments("microcircuit", "\"selfPredicting\"", "\"random\"",
                        "rule.interneurons.toInterneuron is missing; it has no default"),
                arguments("microcircuit", "\"bottomUp\": [3.0, 0.05, 0.05]", "\"bottomUp\": [3.0, 0.05]",
                        "rule.learningRates.bottomUp has 2 elements; expected 3, one for each layer but the input"),
                arguments("microcircuit", "\"toInterneuron\": [0.5, 0.5]", "\"toInterneuron\": [0.5, -0.5]",
                        "rule.learningRates.toInterneuron[1] is -0.5; expected a finite value >= 0"),
                arguments("microcircuit", "\"lateral\": [0.0, 0.0]", "\"lateral\": 0.0",
                        "rule.learningRates.lateral is 0.0; expected a list [ ... ]"),
                arguments("microcircuit", "\"topDown\": [0.0, 0.0]", "\"topDown\": [0.0, 0.0, 0.0]",
                        "rule.learningRates.topDown has 3 elements; expected 2, one for each hidden layer"),
                arguments("microcircuit", "\"type\": \"microcircuit\"", "\"type\": \"microcircuit\", \"cost\": \"crossEntropy\"",
                        "rule.cost is \"crossEntropy\"; expected squared or absolute, the pulls a teacher of potentials can have"),
                arguments("microcircuit", "\"type\": \"microcircuit\"", topDown("\"symmetric\", \"gains\": [1.0]"),
                        "rule.topDownLearning.gains has 1 element; expected 2, one for each hidden layer"),
                arguments("microcircuit", "\"type\": \"microcircuit\"", topDown("\"kolenPollack\", \"decay\": 1.0"),
                        "rule.topDownLearning.decay is 1.0; expected a value from 0 to below 1"));
    }

    private static String topDown(String type) {
        return "\"type\": \"microcircuit\", \"topDownLearning\": {\"type\": " + type + "}";
    }

    /** The whole text of the experiment's file; what is said of it. */
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", "is not a JSON object; expected { ... }"),
                arguments("[]", "is not a JSON object; expected { ... }"),
                arguments("three rules", "line 1, column 1: is not valid JSON (Unrecognized token 'three')"),
                arguments("{\"name\": \"tiny\",\n", "line 2, column 1: is not valid JSON (it ends too early)"),
                arguments("{\"epochs\": NaN}", "line 1, column 15: is not valid JSON (Non-standard token 'NaN')"),
                arguments("{} {}", "line 1, column 4: there is more after the closing }; expected the end of the file"),
                arguments("[".repeat(2000), "is nested more than 1000 deep; expected a definition. Maybe a program wrote [ or { "
                        + "too often"),
                arguments("{\"a\": " + "[".repeat(1001) + "]".repeat(1001) + "}",
                        "is nested more than 1000 deep; expected a definition. Maybe a program wrote [ or { too often"),
                arguments("{\"a\": " + "1".repeat(1001) + "}", "has a number of more than 1000 characters; expected fewer"),
                arguments("{}", "name is missing; it has no default"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("experiments")
    void anExperimentIsRefused(String good, String bad, String line) {
        lab.edit(lab.experiment(), good, bad);
        assertRefused(lab.experiment(), line);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("models")
    void anExperimentIsRefusedForItsModel(String model, String good, String bad, String line) {
        lab.edit(lab.model(model), good, bad);
        assertRefused(lab.model(model), line);
    }

    @ParameterizedTest(name = "text ''{0}''")
    @MethodSource("texts")
    void aFileIsRefused(String text, String line) {
        lab.write(lab.experiment(), text);
        assertRefused(lab.experiment(), line);
    }

    @Test
    void aFileOfBytesIsRefused() throws Exception {
        Files.write(lab.experiment(), "{\"name\": \"f\u00fcr\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(lab.experiment(), "is not a text in UTF-8; expected { ... }");
    }

    @Test
    void aMarkAtTheBeginningOfAFileIsNoPartOfIt() {
        lab.write(lab.experiment(), "\ufeff" + lab.experimentText());
        Ran.apical("validate", lab.experiment().toString()).succeeded();
    }

    @Test
    void aFileWithoutEndIsRefused() {
        lab.write(lab.experiment(), " ".repeat((16 << 20) + 1));
        assertRefused(lab.experiment(), "has more than 16 MB; expected a definition");
    }

    @Test
    void aFileThatIsNotThereIsRefused() throws Exception {
        Files.delete(lab.experiment());
        assertRefused(lab.experiment(), "no such file; 'apical list' shows those that ship with Apical");
    }

    @Test
    void aModelIsNotRun() {
        assertEquals(lab.model("backprop") + ": is a model; expected an experiment, which lists models",
                Ran.apical("run", lab.model("backprop").toString()).refusal(2));
    }

    @Test
    void anExperimentAmongTheModelsIsRefused() {
        lab.edit(lab.experiment(), "../models/microcircuit.json", "tiny.json");
        assertRefused(lab.experiment(), "is an experiment; expected a model");
    }

    @Test
    void anExperimentWithoutModelsIsStillAnExperiment() {
        lab.edit(lab.experiment(), "\"models\": [\"../models/backprop.json\", \"../models/feedback-alignment.json\", "
                + "\"../models/microcircuit.json\"],", "");
        assertRefused(lab.experiment(), "models is missing; it has no default");
    }

    /** {@code run} and {@code validate} say the same one line, and nothing is written. */
    private void assertRefused(Path file, String line) {
        List<String> before = lab.everything();
        String expected = file + ": " + line.replace("FOLDER", folder.toString());
        assertEquals(expected, Ran.apical("run", lab.experiment().toString(), "--out", lab.results("x").toString()).refusal(2));
        assertEquals(expected, Ran.apical("validate", lab.experiment().toString()).refusal(2));
        assertEquals(before, lab.everything());
    }
}
