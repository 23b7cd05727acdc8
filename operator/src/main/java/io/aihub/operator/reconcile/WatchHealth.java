package io.aihub.operator.reconcile;

import io.aihub.operator.admission.AdmissionSource;
import io.aihub.operator.cache.ClusterCaches;
import java.util.Set;

/** Whether what the loop reads is whole and is watched. */
public final class WatchHealth {
    private final ClusterCaches caches;
    private final AdmissionSource admission;

    WatchHealth(ClusterCaches caches, AdmissionSource admission) {
        this.caches = caches;
        this.admission = admission;
    }

    /** The kinds whose cache has not synced. */
    Set<String> unread() {
        return caches.unread();
    }

    /** The kinds that are not watched at this moment. */
    Set<String> blind() {
        return caches.blind();
    }

    /** Whether there is any model. */
    boolean hasModels() {
        return caches.hasModels();
    }

    /** Notices what the admission policies' own events do not tell: that they may not be read. */
    void lookAtAdmission() {
        admission.ask();
    }
}
