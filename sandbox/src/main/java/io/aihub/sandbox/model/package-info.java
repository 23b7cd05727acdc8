/**
 * A sample model server as a region would run it: a small logistic regression with its coefficients
 * in a file, the Open Inference Protocol V2 over REST, and counts, never values, at {@code
 * /metrics}. Patients are invented by a seeded generator. The server can also misbehave on request,
 * because what the operator does then is what the demo and the tests want to see.
 */
package io.aihub.sandbox.model;
