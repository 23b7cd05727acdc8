package io.aihub.operator.lead;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The Lease that processes lead by. Its times are never compared with the clock of another machine,
 * as the client's own lock does: what counts is for how long this process has seen the lease
 * unchanged (client-go's rule; a clock that stands ahead would take the lease from a living
 * leader). A lease that somebody has edited is read as far as it can be.
 */
final class ObservedLeaseLock implements Lock {
    private final String namespace;
    private final String name;
    private final String identity;
    private final Duration duration;
    private final Leadership leadership;
    private final Clock clock;
    private final Runnable acquired;
    private Lease found;
    private Sighting sighting;

    /**
     * @param what holder, renewal and term, as they stood in the lease
     * @param since when this process first saw it so, in nanoseconds
     */
    private record Sighting(String what, long since) {}

    /**
     * @param acquired called whenever the lease was taken or renewed
     */
    ObservedLeaseLock(
            LeaseSettings settings, Leadership leadership, Clock clock, Runnable acquired) {
        this.namespace = settings.namespace();
        this.name = settings.name();
        this.identity = settings.identity();
        this.duration = settings.duration();
        this.leadership = leadership;
        this.clock = clock;
        this.acquired = acquired;
    }

    @Override
    public synchronized LeaderElectionRecord get(KubernetesClient client) {
        found = client.leases().inNamespace(namespace).withName(name).get();
        if (found == null) {
            return null;
        }
        LeaseSpec spec = Optional.ofNullable(found.getSpec()).orElseGet(LeaseSpec::new);
        String holder = Optional.ofNullable(spec.getHolderIdentity()).orElse("");
        if (!holder.isEmpty() && !holder.equals(identity)) {
            leadership.taken(holder);
        }
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        return new LeaderElectionRecord(
                holder,
                seconds(spec),
                Optional.ofNullable(spec.getAcquireTime()).orElse(now),
                now.minusNanos(unchangedFor(spec)),
                term(spec));
    }

    private long unchangedFor(LeaseSpec spec) {
        String what =
                String.join(
                        "/",
                        String.valueOf(spec.getHolderIdentity()),
                        String.valueOf(spec.getRenewTime()),
                        String.valueOf(spec.getLeaseTransitions()));
        long now = leadership.now();
        if (sighting == null || !sighting.what().equals(what)) {
            sighting = new Sighting(what, now);
        }
        return now - sighting.since();
    }

    private Duration seconds(LeaseSpec spec) {
        Integer given = spec.getLeaseDurationSeconds();
        return given == null || given < 1 ? duration : Duration.ofSeconds(given);
    }

    private static int term(LeaseSpec spec) {
        return Optional.ofNullable(spec.getLeaseTransitions()).orElse(0);
    }

    @Override
    public synchronized void create(KubernetesClient client, LeaderElectionRecord record) {
        long sent = leadership.now();
        Lease lease =
                new LeaseBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .withSpec(spec(record))
                        .build();
        found = client.resource(lease).create();
        renewed(record, sent);
    }

    private void renewed(LeaderElectionRecord record, long sent) {
        leadership.renewed(record.getLeaderTransitions(), sent);
        acquired.run();
    }

    @Override
    public synchronized void update(KubernetesClient client, LeaderElectionRecord record) {
        long sent = leadership.now();
        // With the resourceVersion that was read: of two who try, one gets a conflict.
        client.resource(new LeaseBuilder(found).withSpec(spec(record)).build()).update();
        if (record.getHolderIdentity() == null) {
            leadership.released();
        } else {
            renewed(record, sent);
        }
    }

    private static LeaseSpec spec(LeaderElectionRecord record) {
        LeaseSpec spec = new LeaseSpec();
        spec.setHolderIdentity(record.getHolderIdentity());
        spec.setLeaseDurationSeconds(Math.max(1, (int) record.getLeaseDuration().toSeconds()));
        spec.setAcquireTime(record.getAcquireTime());
        spec.setRenewTime(record.getRenewTime());
        spec.setLeaseTransitions(record.getLeaderTransitions());
        return spec;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String describe() {
        return "Lease " + namespace + "/" + name;
    }
}
