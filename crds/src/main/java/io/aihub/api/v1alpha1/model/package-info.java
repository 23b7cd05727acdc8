/**
 * Register and governance blocks of an AIModel: who answers for it, what it is for, what it may do
 * and what it was made from.
 */
package io.aihub.api.v1alpha1.model;
