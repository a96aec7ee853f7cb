package apical.cli;

import apical.experiment.Progress;
import apical.experiment.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress and the time that remains: a bar on a terminal, a line for each epoch elsewhere. */
abstract class ConsoleProgress implements Progress {

    static Progress on(PrintWriter err) {
        return System.console() != null ? new Bar() : new Lines(err);
    }

    private static String describe(Run run, int epoch, double validationError) {
        return String.format(Locale.ROOT, "%s, seed %d: validation error %.2f %% after epoch %d", run.model().name(),
                run.seed(), validationError, epoch);
    }

    /** A bar that counts images shown. */
    private static final class Bar extends ConsoleProgress {
        private ProgressBar bar;

        @Override
        public void begin(int runs, long presentations) {
            bar = new ProgressBarBuilder().setTaskName("Training").setInitialMax(presentations).setUnit(" images", 1)
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(500)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err)).build();
        }

        @Override
        public void shown(int presentations) {
            bar.stepBy(presentations);
        }

        @Override
        public void epoch(Run run, int epoch, double validationError) {
            bar.setExtraMessage(describe(run, epoch, validationError));
        }

        @Override
        public void end() {
            bar.close();
        }
    }

    /** A line for each epoch of each run. */
    private static final class Lines extends ConsoleProgress {
        private final PrintWriter err;
        private final AtomicLong shown = new AtomicLong();
        private long presentations;
        private long start;

        Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void begin(int runs, long presentations) {
            this.presentations = presentations;
            this.start = System.nanoTime();
        }

        @Override
        public void shown(int presentations) {
            shown.addAndGet(presentations);
        }

        @Override
        public synchronized void epoch(Run run, int epoch, double validationError) {
            double done = (double) shown.get() / presentations;
            String left = done == 0 ? "" : ", " + text((System.nanoTime() - start) / 1e9 * (1 / done - 1)) + " left";
            err.printf(Locale.ROOT, "[%3.0f %%%s] %s%n", 100 * done, left, describe(run, epoch, validationError));
            err.flush();
        }

        private static String text(double seconds) {
            Duration left = Duration.ofSeconds(Math.round(seconds));
            return left.toMinutes() > 0 ? left.toMinutes() + " min " + left.toSecondsPart() + " s" : left.toSeconds() + " s";
        }
    }
}
