/** The demo: starts a cluster and the operator, plays the story, tells it, and cleans up. */
package io.aihub.demo;
