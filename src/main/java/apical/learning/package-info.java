/**
 * Who gets blamed, and how much?
 *
 * <p>A {@link apical.learning.LearningRule} decides how each synapse should change and reports it to a {@link
 * apical.learning.Plasticity}, most of them as an error at the postsynaptic site that met a presynaptic rate; it never touches a
 * weight itself. So one optimiser ({@link apical.learning.GradientDescent}) applies every rule's changes, and one listener ({@link
 * apical.learning.RecordedChanges}) can hear what any rule says. What only some rules can do is an interface more: {@link
 * apical.learning.WithFeedback}, {@link apical.learning.WatchedInTime}.
 *
 * <p>The rules themselves are in {@code apical.rules}. {@link apical.learning.PlainPerceptron} is the layered network once more, in
 * plain loops and double precision, for their laws.
 */
package apical.learning;
