package io.aihub.decision.drift;

/** How a breach may be put down to the version, strongest first. */
public enum AttributionMethod {
    /** The same requests answered by both versions. */
    Shadow,
    /** A random split of traffic between both versions. */
    Concurrent,
    /** Before and after the switch, inputs unchanged. */
    VersionBoundary
}
