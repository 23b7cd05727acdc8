package io.aihub.operator.cache;

import io.aihub.api.v1alpha1.AIModel;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/** Enqueues a model when something happened outside the API: a window closed. */
public final class ModelEnqueuer {
    private final SimpleInboundEventSource<AIModel> source =
            new SimpleInboundEventSource<>("measurements");

    /** The source that the framework starts. */
    public SimpleInboundEventSource<AIModel> source() {
        return source;
    }

    /** Enqueues a model. */
    public void wake(ResourceID model) {
        source.propagateEvent(model);
    }
}
