/**
 * One revision of a model: who it is, what its terms say, what its snapshot remembers and how it
 * stands today. It sees approval and drift.
 */
package io.aihub.decision.revision;
