/**
 * Pure functions from an approved revision to workload objects. No client, no clock, no status, no
 * look at what exists.
 */
package io.aihub.operator.manifest;
