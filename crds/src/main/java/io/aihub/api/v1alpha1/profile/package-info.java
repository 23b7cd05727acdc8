/** Blocks of a ReferenceProfile: histograms, never data. */
package io.aihub.api.v1alpha1.profile;
