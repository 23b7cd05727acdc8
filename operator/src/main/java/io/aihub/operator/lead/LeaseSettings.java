package io.aihub.operator.lead;

import java.time.Duration;

/**
 * How processes lead in turn.
 *
 * @param identity of this process and no other, also after a restart
 * @param duration how long others wait for a leader that is not heard of; whole seconds
 * @param deadline how long a leader that cannot renew may still write; less than the duration
 * @param retry how often the lease is renewed, and asked for
 */
public record LeaseSettings(
        String namespace,
        String name,
        String identity,
        Duration duration,
        Duration deadline,
        Duration retry) {
    private static final String NAME = "aihub-operator";

    /** How long a leader that cannot renew may still write. */
    public static final Duration DEADLINE = Duration.ofSeconds(10);

    /** The times that Kubernetes' own components use. */
    public static LeaseSettings usual(String namespace, String identity) {
        return new LeaseSettings(
                namespace, NAME, identity, Duration.ofSeconds(15), DEADLINE, Duration.ofSeconds(2));
    }
}
