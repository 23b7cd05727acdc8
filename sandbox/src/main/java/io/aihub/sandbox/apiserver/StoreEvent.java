package io.aihub.sandbox.apiserver;

import java.util.Optional;

/**
 * One change of the store.
 *
 * @param resourceVersion of the change; strictly rising
 * @param before what was stored, empty for a create
 * @param after what is stored now; for a delete empty
 * @param last the object as watchers see it: {@code after}, or the deleted object with the
 *     deletion's resource version
 */
record StoreEvent(
        long resourceVersion,
        GroupResource kind,
        ObjectName name,
        Optional<StoredObject> before,
        Optional<StoredObject> after,
        StoredObject last) {}
