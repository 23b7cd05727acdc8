/**
 * The loop, one pass at a time: observe, decide, record, apply, report. The only code that knows
 * the framework's controls; no judgement about models happens here.
 */
package io.aihub.operator.reconcile;
