package io.aihub.operator.observe;

import io.aihub.operator.observe.ApplyResult.ObjectId;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stood in the way when a model was last applied. A cache: after a restart the first apply
 * finds it again.
 */
public final class ApplyMemory {
    private final Map<ResourceID, ApplyResult> results = new ConcurrentHashMap<>();

    ApplyResult of(ResourceID model) {
        return results.getOrDefault(model, ApplyResult.CLEAR);
    }

    boolean nameTaken(ResourceID model, ObjectId object) {
        return of(model).nameTaken(object);
    }

    /** Keeps what an apply found, and answers whether that is news. */
    public boolean keep(ResourceID model, ApplyResult result) {
        ApplyResult before =
                result.equals(ApplyResult.CLEAR)
                        ? results.remove(model)
                        : results.put(model, result);
        return !result.equals(before == null ? ApplyResult.CLEAR : before);
    }

    /** Forgets a model that is gone. */
    public void forget(ResourceID model) {
        results.remove(model);
    }
}
