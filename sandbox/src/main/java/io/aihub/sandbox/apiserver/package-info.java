/**
 * An API server small enough for one process and tens of objects, which keeps what an operator
 * relies on: resource versions, generations, the status subresource, server-side apply with field
 * ownership, preconditions, selectors, watches that lose nothing, and garbage collection by owner.
 * It has no authorization, no admission and no CEL; a real API server is the truth it is compared
 * with.
 */
package io.aihub.sandbox.apiserver;
