/**
 * How is it called?
 *
 * <p>One class per command. Progress goes to standard error, what was asked for to standard output; exit codes are 0 for
 * success, 2 for a bad definition, bad data or bad usage, 1 for the rest, always with one line that says what to do.
 */
package apical.cli;
