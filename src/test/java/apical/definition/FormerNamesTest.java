package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.json.DefinitionException;
import apical.validation.Deprecation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions of earlier versions are read as they are, and a line says what a field is called now. */
class FormerNamesTest {

    private static final String NOW = "\"biasRate\": 1.0";
    private static final String ONCE = "\"thresholdRate\": 1.0";

    @TempDir
    private Path folder;
    private TinyLab lab;
    private Path model;
    /** Held here, lest it be forgotten before anybody logs. */
    private final Logger log = Logger.getLogger(Deprecation.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord message) {
            said.add(message.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        lab = new TinyLab(folder);
        model = lab.model("continuous");
        lab.write(model, TinyLab.CONTINUOUS);
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", "\"../models/continuous.json\"");
        log.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(listener);
    }

    @Test
    void anOldNameMeansWhatTheNewOneMeansAndIsToldOnce() {
        ModelDefinition now = Definitions.readModel(model);
        assertEquals(List.of(), said);
        lab.edit(model, NOW, ONCE);
        assertEquals(now, Definitions.readModel(model));
        assertEquals(List.of(model + ": thresholdRate is called biasRate now; the old name is deprecated, but still read"), said);
        assertTrue(Definitions.text(now).contains("biasRate"), "written by its new name");
    }

    @Test
    void bothNamesAtOnceAreRefused() {
        lab.edit(model, NOW, NOW + ", " + ONCE);
        String refusal = assertThrows(DefinitionException.class, () -> Definitions.readModel(model)).getMessage();
        assertTrue(refusal.contains("unknown field \"thresholdRate\""), refusal);
    }

    @Test
    void valuesAreReplacedUnderEitherName() {
        for (String name : List.of("biasRate", "thresholdRate")) {
            Assignment zero = Assignment.parse("models[0].rule." + name + "=0.5");
            assertTrue(Definitions.text(Definitions.resolve(lab.experiment(), List.of(zero)).models().get(0).definition())
                    .contains("\"biasRate\" : 0.5"), name);
        }
    }

    @Test
    void ofAFinishedExperimentNobodyIsTold() {
        lab.edit(model, NOW, ONCE);
        Definitions.resolveFinished(lab.experiment());
        assertEquals(List.of(), said);
    }
}
