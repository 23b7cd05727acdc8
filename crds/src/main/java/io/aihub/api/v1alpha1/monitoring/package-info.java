/** What is watched, against which limits, and what follows when a limit is broken. */
package io.aihub.api.v1alpha1.monitoring;
