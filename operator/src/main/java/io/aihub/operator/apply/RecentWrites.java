package io.aihub.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Tells the caches what was just written, so that the next pass does not write it again. */
public interface RecentWrites {
    /** An object was created. */
    void created(HasMetadata written);

    /** An object was changed. */
    void updated(HasMetadata before, HasMetadata written);
}
