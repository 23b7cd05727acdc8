/**
 * What the operator costs at scale, on a cluster of real processes with kwok's pods: counts from
 * the API server's audit log, processor time and memory from the kernel, and beside them the same
 * objects written by a plain client that decides nothing. Counts repeat; times are printed with the
 * machine that they were taken on.
 */
package io.aihub.e2e.bench;
