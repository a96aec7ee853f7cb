package apical.dynamics;

/** y' = y^2, from y(0) = 1 infinite at t = 1. */
final class Explosion implements DynamicalSystem {

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public void derivative(double[] y, double[] dy) {
        dy[0] = y[0] * y[0];
    }

    @Override
    public String nameOf(int i) {
        return "the fuse [" + i + "]";
    }
}
