/**
 * How the client speaks to the API server: what it says of itself, what it reads and passes over,
 * and how it writes text.
 */
package io.aihub.operator.client;
