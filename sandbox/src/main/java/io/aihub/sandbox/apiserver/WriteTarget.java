package io.aihub.sandbox.apiserver;

/**
 * What a write is about; absent parts are empty.
 *
 * @param group empty for the core group
 * @param resource the plural
 * @param namespace empty for cluster-scoped objects
 * @param name for a create the name in the body, which generateName leaves empty
 * @param subresource for example {@code status}
 */
public record WriteTarget(
        String group, String resource, String namespace, String name, String subresource) {}
