/**
 * What the approved terms and the reference profile say, in the words of the drift decisions. What
 * is not assessed yet, and what cannot be read, becomes a finding with its path, never a guess. It
 * sees {@code content} and {@code time}.
 */
package io.aihub.dossier.terms;
