/**
 * From evidence to a ruling: the table that says what a combination of breaches means and what
 * follows from it. One pure function, total over its input, so that every decision can be computed
 * again from its record. It sees no other package.
 */
package io.aihub.decision.ruling;
