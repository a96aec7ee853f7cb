package apical.diagnostics;

import apical.learning.Cost;

/**
 * How a network is taught.
 *
 * @param cost             what the output is blamed for
 * @param nudgesPotentials whether the teacher pulls at output potentials, so that the cost is one of potentials
 * @param directFeedback   whether the output teaches all layers directly
 */
public record Teaching(Cost cost, boolean nudgesPotentials, boolean directFeedback) {
}
