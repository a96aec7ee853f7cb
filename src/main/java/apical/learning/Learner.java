package apical.learning;

/** A network with its rule and the plasticity that applies what the rule reports. */
public record Learner(LearningRule rule, Plasticity plasticity) {
}
