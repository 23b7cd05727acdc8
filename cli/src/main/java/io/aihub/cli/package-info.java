/**
 * The command line: what a person types, what is asked back, and the exit code. Commands only parse
 * and print; what they do stands in the packages below.
 */
package io.aihub.cli;
