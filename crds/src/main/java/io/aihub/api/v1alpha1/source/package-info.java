/** Blocks of a MetricSource. */
package io.aihub.api.v1alpha1.source;
