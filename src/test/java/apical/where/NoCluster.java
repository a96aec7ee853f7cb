package apical.where;

import apical.results.OpenRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * In the place of Spark's driver and an executor: carries out the runs of a folder of results one by one, sending everything as
 * Spark
 * would. Where the system property {@code blind} is set, the one that runs does not see the folder.
 */
public final class NoCluster {

    private NoCluster() {
    }

    /** @param arguments the folder of results; more is not looked at */
    public static void main(String[] arguments) throws Exception {
        boolean isBlind = System.getProperty("blind") != null;
        try (Dispatcher dispatcher = new Dispatcher(Path.of(arguments[0]))) {
            Cargo cargo = sent(isBlind ? elsewhere(dispatcher.cargo()) : dispatcher.cargo());
            for (List<OpenRun> runs = dispatcher.runs(); !runs.isEmpty(); runs = dispatcher.runs()) {
                for (OpenRun run : runs) {
                    byte[] begun = dispatcher.begun(run).orElse(null);
                    dispatcher.receive(run, sent(Outpost.of(cargo).carryOut(sent(run), () -> begun)));
                    if (dispatcher.isDiverged()) {
                        break;
                    }
                }
            }
        }
    }

    private static Cargo elsewhere(Cargo cargo) {
        return new Cargo("/nowhere", cargo.token(), cargo.definitions(), cargo.saveWeights(), cargo.data());
    }

    /** A copy, as it arrives. */
    @SuppressWarnings("unchecked")
    static <T extends Serializable> T sent(T thing) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thing);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

}
