/**
 * Which of several processes leads: one at a time reads, decides and writes, and the others wait
 * for its Lease. This package writes the Lease and nothing else.
 */
package io.aihub.operator.lead;
