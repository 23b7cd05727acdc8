/**
 * The words that every decision shares: reasons, findings and their levels. Plain Java; nothing in
 * this module knows Kubernetes, reads a clock or keeps state.
 */
package io.aihub.decision;
