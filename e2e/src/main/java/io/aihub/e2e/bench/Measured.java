package io.aihub.e2e.bench;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What one run with N models gave.
 *
 * @param models N
 * @param up from an empty cluster to N models Ready
 * @param script the same by the script
 * @param memory of the operator
 * @param reactions to single changes
 * @param quiet afterwards
 * @param restart afterwards
 */
record Measured(
        int models,
        Up up,
        Script script,
        Memory memory,
        Reactions.Times reactions,
        Quiet quiet,
        Restart restart) {

    /**
     * From empty to Ready.
     *
     * @param time first creation of a model to the last model's Ready
     * @param cpu of the operator, until it came to rest
     * @param cluster processor time of the cluster's processes meanwhile
     * @param load the machine's load average at the end
     * @param counts requests of the operator
     * @param passes over models
     * @param golden requests to pods
     */
    record Up(
            Duration time,
            Duration cpu,
            Duration cluster,
            double load,
            Counts counts,
            long passes,
            long golden) {}

    /**
     * The script's run.
     *
     * @param time as the operator's
     * @param cluster processor time of the cluster's processes meanwhile
     * @param load the machine's load average at the end
     */
    record Script(Duration time, Duration cluster, double load) {}

    /** Requests: effective writes, refused writes, reads; by verb and resource. */
    record Counts(
            SortedMap<String, Long> writes,
            SortedMap<String, Long> refused,
            SortedMap<String, Long> reads) {

        /** Effective writes beside events. */
        long written() {
            return RequestCounts.sum(writes) - events();
        }

        /** Effective writes and those that were refused. */
        long tried() {
            return RequestCounts.sum(writes) + RequestCounts.sum(refused);
        }

        long events() {
            return writes.getOrDefault("create events.events.k8s.io", 0L);
        }
    }

    /**
     * Memory of the operator.
     *
     * @param idle before there was a model
     * @param risen when all were Ready
     * @param peakKib the highest
     * @param collected after a collection of garbage, at rest
     */
    record Memory(Held idle, Held risen, long peakKib, Held collected) {}

    /**
     * @param residentKib VmRSS
     * @param heapBytes live objects, 0 where it was not asked
     */
    record Held(long residentKib, long heapBytes) {}

    /**
     * A time in which nothing changes.
     *
     * @param time how long
     * @param counts requests of the operator
     * @param cpu of the operator
     * @param passes over models
     */
    record Quiet(Duration time, Counts counts, Duration cpu, long passes) {}

    /**
     * The operator, stopped and started beside its models.
     *
     * @param ready from the start of the process to its readiness
     * @param allSeen until every model was looked at once
     * @param counts requests of the operator; reads fill its caches
     * @param cpu until every model was looked at
     */
    record Restart(Duration ready, Duration allSeen, Counts counts, Duration cpu) {}

    /**
     * Models whose pods take long.
     *
     * @param models how many
     * @param readyAfter how long their pods take
     * @param window in which they only wait
     * @param counts requests of the operator until all were Ready
     */
    record Waiting(int models, String readyAfter, Quiet window, Counts counts) {}
}
