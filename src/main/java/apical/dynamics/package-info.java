/**
 * How does time pass?
 *
 * <p>Three nouns that know nothing of each other, and one loop. A {@link apical.dynamics.DynamicalSystem} is equations,
 * dy/dt = f(y), on a flat array, and knows no step. A {@link apical.dynamics.Stepper} is a method, and knows no neuron. A step
 * is a number [ms]. A {@link apical.dynamics.Trajectory} composes them and stops, saying what and when, as soon as anything is
 * no longer a finite number.
 * <pre>
 *   double[] y = circuit.rest();
 *   var trajectory = new Trajectory(circuit, new Heun(), 0.1, y);
 *   trajectory.advance(1000);                              // 100 ms, in place
 * </pre>
 *
 * <table>
 * <caption>Methods; a test measures every order given here</caption>
 * <tr><th>method</th><th>order</th><th>evaluations of f a step</th><th>for</th></tr>
 * <tr><td>{@link apical.dynamics.ForwardEuler}</td><td>1</td><td>1</td><td>the published simulations</td></tr>
 * <tr><td>{@link apical.dynamics.ExponentialEuler}</td><td>1</td><td>1</td><td>steps beyond the membrane's time constant; needs
 *     a {@link apical.dynamics.LeakySystem}</td></tr>
 * <tr><td>{@link apical.dynamics.Heun}</td><td>2</td><td>2</td><td>figures</td></tr>
 * <tr><td>{@link apical.dynamics.RungeKutta4}</td><td>4</td><td>4</td><td>precision at a fixed step</td></tr>
 * <tr><td>{@link apical.dynamics.CommonsMathOde} 5(4)</td><td>5</td><td>6, as many steps as it needs</td><td>a
 *     tolerance</td></tr>
 * <tr><td>{@link apical.dynamics.CommonsMathOde} 8(5,3)</td><td>8</td><td>12, as many steps as it needs</td><td>the reference of
 *     all others</td></tr>
 * </table>
 *
 * <p>{@link apical.dynamics.IntegrationMethod} has them by name, Dormand and Prince's as {@link apical.dynamics.DormandPrince}.
 *
 * <p>What is shown to a system may change between two steps, never within one: integrate up to a change, change, go on.
 */
package apical.dynamics;
