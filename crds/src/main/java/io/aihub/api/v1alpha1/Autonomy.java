package io.aihub.api.v1alpha1;

/** How much a model decides on its own. */
public enum Autonomy {
    Inform,
    Recommend,
    DecideWithReview,
    Autonomous
}
