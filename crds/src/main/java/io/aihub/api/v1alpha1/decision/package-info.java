/** Blocks of a ModelDecision. */
package io.aihub.api.v1alpha1.decision;
