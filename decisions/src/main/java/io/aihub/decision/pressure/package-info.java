/**
 * Whether what serves has to leave: the strongest cause against it, what holds promotion, and the
 * findings that say so. It sees health, what health sees, and rollback.
 */
package io.aihub.decision.pressure;
