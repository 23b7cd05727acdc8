/**
 * Counts from pods, on threads of their own. Samplers hand closed windows in as events; they never
 * judge, and the reconcile loop never waits for them.
 */
package io.aihub.operator.sample;
