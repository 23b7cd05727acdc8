/**
 * From counts to a verdict. A window of counts is compared with a reference by a margin test, the
 * verdicts are folded into the state of a signal, and a breach is put down to the version only when
 * every condition of the version boundary holds. Statistics, windows and folds are pure; the one
 * class that accumulates, {@link io.aihub.decision.drift.CounterWindow}, is confined to one thread.
 * It sees the shared words only.
 */
package io.aihub.decision.drift;
