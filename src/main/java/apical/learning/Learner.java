package apical.learning;

import apical.state.Checkpointed;
import apical.state.State;

/** A network with its rule and the plasticity that applies what the rule reports. */
public record Learner(LearningRule rule, Plasticity plasticity) implements Checkpointed {

    @Override
    public void checkpoint(State state) {
        state.part("rule", rule);
        state.part("plasticity", plasticity);
    }
}
