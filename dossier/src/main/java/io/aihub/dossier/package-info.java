/**
 * From API objects to what a gate judges. Operator and command line share it, so both come to the
 * same digests and the same findings. It maps and checks; it decides nothing and writes nothing. It
 * sees {@code content}, {@code rules}, {@code terms} and {@code time}, and none of them sees it.
 */
package io.aihub.dossier;
