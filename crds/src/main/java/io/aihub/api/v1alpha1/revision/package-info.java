/** Blocks of a ModelRevision status: quarantine and the baseline kept for later comparison. */
package io.aihub.api.v1alpha1.revision;
