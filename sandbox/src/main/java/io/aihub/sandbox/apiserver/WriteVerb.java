package io.aihub.sandbox.apiserver;

/** What a write request asks for, in the words of Kubernetes' authorization. */
public enum WriteVerb {
    Create,
    Update,
    Patch,
    Apply,
    Delete,
    DeleteCollection
}
