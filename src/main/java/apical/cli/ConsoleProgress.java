package apical.cli;

import apical.diagnostics.Score;
import apical.experiment.DivergenceException;
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

    /**
     * @param task what is being done
     * @param unit what is counted, with a blank before it
     */
    static Progress on(PrintWriter err, String task, String unit) {
        return System.console() != null ? new Bar(task, unit) : new Lines(err);
    }

    private static String describe(Run run, int epoch, Score score, double validation) {
        String unit = score.quantity().unit().equals("1") ? "" : " " + score.quantity().unit();
        return String.format(Locale.ROOT, "%s, seed %d: validation %s %s%s after epoch %d", run.model().name(),
                run.seed(), score.quantity(), score.show(validation), unit, epoch);
    }

    private static String describe(String model, long seed, long presentations) {
        return model + ", seed " + seed + ": measured after " + presentations + " presentations";
    }

    /** A bar that counts what was shown. */
    private static final class Bar extends ConsoleProgress {
        private final String task;
        private final String unit;
        private ProgressBar bar;

        Bar(String task, String unit) {
            this.task = task;
            this.unit = unit;
        }

        @Override
        public void begin(int runs, long presentations) {
            bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(presentations).setUnit(unit, 1)
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(500)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err)).build();
        }

        @Override
        public void shown(long presentations) {
            bar.stepBy(presentations);
        }

        @Override
        public void epoch(Run run, int epoch, Score score, double validation) {
            bar.setExtraMessage(describe(run, epoch, score, validation));
        }

        @Override
        public void measured(String model, long seed, long presentations) {
            bar.setExtraMessage(describe(model, seed, presentations));
        }

        @Override
        public void diverged(DivergenceException run) {
            bar.setExtraMessage(run.getMessage());
        }

        @Override
        public void end() {
            bar.close();
        }
    }

    /** A line for each epoch of each run, or for each time it is measured. */
    private static final class Lines extends ConsoleProgress {
        private final PrintWriter err;
        private final AtomicLong shown = new AtomicLong();
        private final AtomicLong restored = new AtomicLong();
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
        public void restored(long before) {
            restored.addAndGet(before);
            shown.addAndGet(before);
        }

        @Override
        public void shown(long presentations) {
            shown.addAndGet(presentations);
        }

        @Override
        public void epoch(Run run, int epoch, Score score, double validation) {
            line(describe(run, epoch, score, validation));
        }

        @Override
        public void measured(String model, long seed, long presentations) {
            line(describe(model, seed, presentations));
        }

        @Override
        public void diverged(DivergenceException run) {
            line(run.getMessage());
        }

        private synchronized void line(String what) {
            double done = presentations == 0 ? 1 : (double) shown.get() / presentations;
            long own = shown.get() - restored.get();
            String left =
                    own == 0 ? "" : ", " + text((System.nanoTime() - start) / 1e9 * (presentations - shown.get()) / own) + " left";
            err.printf(Locale.ROOT, "[%3.0f %%%s] %s%n", 100 * done, left, what);
            err.flush();
        }

        private static String text(double seconds) {
            Duration left = Duration.ofSeconds(Math.round(seconds));
            return left.toMinutes() > 0 ? left.toMinutes() + " min " + left.toSecondsPart() + " s" : left.toSeconds() + " s";
        }
    }
}
