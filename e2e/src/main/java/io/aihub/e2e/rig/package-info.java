/**
 * A cluster of real processes, as the tests and the benchmark drive it: started and stopped by the
 * scripts {@code e2e/up} and {@code e2e/down}, asked through kubectl or the plain client, and
 * observed through the API server's audit log.
 */
package io.aihub.e2e.rig;
