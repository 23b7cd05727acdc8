package io.aihub.sandbox.apiserver;

/**
 * Where objects of one kind are stored.
 *
 * @param group the API group, empty for the core group
 * @param resource the plural in lower case
 */
record GroupResource(String group, String resource) {
    static final GroupResource CRDS =
            new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");
    static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    /** As the real server writes it in messages: {@code deployments.apps}, {@code pods}. */
    String qualified() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
