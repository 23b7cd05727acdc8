/**
 * What people, other controllers and failing machines do to the operator's objects, on a real API
 * server: fields that others own, edits by hand, scaling, restarts, outages and deletions.
 */
package io.aihub.e2e.faults;
