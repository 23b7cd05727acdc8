/**
 * A story as data and how it is played. A story has scenes, a scene has lines, and a line is either
 * an act or something to be observed; all that is expected stands in the data. Nothing here knows
 * how the cluster was started.
 */
package io.aihub.demo.story;
