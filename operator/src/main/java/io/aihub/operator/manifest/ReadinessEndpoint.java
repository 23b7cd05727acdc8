package io.aihub.operator.manifest;

import io.aihub.api.v1alpha1.serving.Readiness;
import io.aihub.api.v1alpha1.serving.Serving;
import java.util.Optional;

/** Where pods say that they are ready. */
public final class ReadinessEndpoint {
    /**
     * Content without a path for its protocol is refused today; what was approved before goes on.
     */
    private static final String ROOT = "/";

    private ReadinessEndpoint() {}

    /**
     * The path that is asked, also of the golden request where the protocol has none of its own.
     */
    public static String path(Serving serving) {
        return of(serving).map(Readiness::path).orElse(ROOT);
    }

    static Optional<Readiness> of(Serving serving) {
        return Optional.ofNullable(serving.readiness());
    }
}
