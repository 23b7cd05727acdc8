/**
 * From API objects to what a gate judges. Operator and command line share it, so both come to the
 * same digests and the same findings. It maps and checks; it decides nothing and writes nothing.
 */
package io.aihub.dossier;
