/**
 * Is this value allowed?
 *
 * <p>The checks that constructors of definitions call, and the one exception they throw. Every other room may import this
 * one; it imports nothing.
 */
package apical.validation;
