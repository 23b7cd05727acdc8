/**
 * Pure functions from an approved revision to workload objects. They see no client, no clock, no
 * status and no actual object.
 */
package io.aihub.operator.manifest;
