/**
 * How the content of an AIModel is served. There is no pod template, so that what runs is what was
 * approved.
 */
package io.aihub.api.v1alpha1.serving;
