/** Blocks of a GovernancePolicy: law as data. */
package io.aihub.api.v1alpha1.policy;
