/**
 * Whether the admission policies that protect decisions are in force, watched beside the other
 * caches.
 */
package io.aihub.operator.admission;
