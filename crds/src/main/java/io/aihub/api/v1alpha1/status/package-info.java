/** Blocks of an AIModel status; what is asked for and what answers now stand apart. */
package io.aihub.api.v1alpha1.status;
