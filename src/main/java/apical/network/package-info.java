/**
 * What is a layered network?
 *
 * <p>A {@link apical.network.Projection} is what one population sends to another: weights [post x pre] and the plastic
 * biases of its targets. A {@link apical.network.Perceptron} is a stack of them under one
 * {@link apical.network.TransferFunction}. An {@link apical.network.Activity} is what a recording would have
 * seen of any network: it is all that analysis ever gets. Data are [units x batch], so W r needs no thought.
 */
package apical.network;
