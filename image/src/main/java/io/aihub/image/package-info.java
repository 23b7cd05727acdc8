/**
 * The operator's container image, built from what Maven has built, without an engine: the same
 * bytes from the same jars, and a tar that engines and nodes take.
 */
package io.aihub.image;
