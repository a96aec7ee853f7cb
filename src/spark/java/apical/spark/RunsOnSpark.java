package apical.spark;

import apical.results.CodeDigest;
import apical.results.OpenRun;
import apical.where.Cargo;
import apical.where.Dispatcher;
import apical.where.Outcome;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * The driver: carries out the open runs of a folder of results, each as a task of Spark, stage after stage. Putting results
 * together is
 * left to who started it.
 */
public final class RunsOnSpark {

    private final Dispatcher dispatcher;
    private final JavaSparkContext spark;
    private final Broadcast<Cargo> cargo;
    /** One after the other, and not on the thread on which Spark hands out tasks. */
    private final ExecutorService receiver;

    private RunsOnSpark(Dispatcher dispatcher, JavaSparkContext spark, ExecutorService receiver) {
        this.dispatcher = dispatcher;
        this.spark = spark;
        this.cargo = spark.broadcast(dispatcher.cargo());
        this.receiver = receiver;
    }

    /** @param arguments the folder of results, and the digest of the classes of Apical that asks */
    public static void main(String[] arguments) {
        ExecutorService receiver = Executors.newSingleThreadExecutor();
        try {
            requireClasses(arguments[1]);
            try (JavaSparkContext spark = new JavaSparkContext(new SparkConf());       // executors start while data are read
                    Dispatcher dispatcher = new Dispatcher(Path.of(arguments[0]))) {
                new RunsOnSpark(dispatcher, spark, receiver).carryOut();
            }
        } catch (Exception e) {                                      // whatever it is, it is said in a line
            System.err.println("apical: " + message(e));
            e.printStackTrace();
            System.exit(1);
        } finally {
            receiver.shutdown();
        }
    }

    private static String message(Exception e) {
        String all = e.getMessage() == null ? e.toString() : e.getMessage();
        return all.lines().findFirst().orElse(e.toString());
    }

    private static void requireClasses(String asked) {
        if (!asked.equals(CodeDigest.ofApical())) {
            throw new IllegalStateException("apical-spark.jar has other classes (" + CodeDigest.ofApical() + ") than the Apical"
                    + " that asks for it; expected the same, " + asked + ". Build it again: mvn -P spark package");
        }
    }

    private void carryOut() throws Exception {
        for (List<OpenRun> runs = dispatcher.runs(); !runs.isEmpty(); runs = dispatcher.runs()) {
            carryOut(runs);
        }
    }

    /** @param runs of one stage */
    private void carryOut(List<OpenRun> runs) throws Exception {
        List<RunTask> tasks = new ArrayList<>();
        for (OpenRun run : runs) {
            Optional<byte[]> begun = dispatcher.begun(run);
            tasks.add(new RunTask(cargo, run, begun.isPresent() ? spark.broadcast(begun.get()) : null));
        }
        spark.setJobDescription(dispatcher.stage());
        List<Future<?>> received = new ArrayList<>();
        try {
            spark.sc().runJob(spark.parallelize(tasks, tasks.size()).rdd(),
                    (Function2<TaskContext, Iterator<RunTask>, Outcome> & Serializable) (task, one) -> one.next().carryOut(),
                    (place, outcome) -> {
                        received.add(receiver.submit(() -> receive(runs.get((Integer) place), outcome)));
                        return BoxedUnit.UNIT;
                    }, ClassTag$.MODULE$.apply(Outcome.class));
        } catch (Exception e) {                                      // checked ones, too, which Scala does not declare
            if (!dispatcher.isDiverged()) {                           // else the others were not to go on
                throw e;
            }
        }
        for (Future<?> each : received) {
            each.get();
        }
        for (RunTask task : tasks) {
            if (task.begun() != null) {
                task.begun().destroy();
            }
        }
    }

    private void receive(OpenRun run, Outcome outcome) {
        try {
            dispatcher.receive(run, outcome);
            if (dispatcher.isDiverged()) {
                spark.sc().cancelAllJobs();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
