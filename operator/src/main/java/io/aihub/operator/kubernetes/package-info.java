/**
 * What every stage needs to speak to the API server: labels, the reference to a model, how patches
 * are signed, and what an answer means.
 */
package io.aihub.operator.kubernetes;
