package io.aihub.api.v1alpha1;

/** How far a decision about one content reaches. */
public enum DecisionScope {
    ThisContent,
    SamePods
}
