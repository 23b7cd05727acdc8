/**
 * The wiring of the operator, in one place. The loop itself lies in the packages below, in the
 * order of the data flow: cache and sample (what is watched and measured), observe, (decide, in its
 * own module), record, apply, report; reconcile runs it.
 */
package io.aihub.operator;
