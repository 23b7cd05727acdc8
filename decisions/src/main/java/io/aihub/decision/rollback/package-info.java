/**
 * Where a rollback may go, and what brakes it. The rule that outranks the others: a target is
 * approved today for its exact content. It sees revision.
 */
package io.aihub.decision.rollback;
