package io.aihub.operator.sample;

import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** Reads the counts of the revision of each model that serves. */
public interface Sampling {

    /** Samples what the target says from now on; another revision or other signals start anew. */
    void watch(SamplingTarget target);

    /** Stops sampling a model and forgets its windows. */
    void forget(ResourceID model);
}
