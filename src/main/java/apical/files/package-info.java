/**
 * How does it survive?
 *
 * <p>Files and folders that appear whole or not at all, and locks that a process holds as long as it lives: whatever moment a
 * process is killed at, what it had written is there, and what it had begun is known for that and cleared or gone on with.
 */
package apical.files;
