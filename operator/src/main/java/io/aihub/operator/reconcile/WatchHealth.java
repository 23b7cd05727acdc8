package io.aihub.operator.reconcile;

import io.aihub.operator.admission.AdmissionSource;
import io.aihub.operator.cache.Sources;
import java.util.Set;

/** Whether what the loop reads is whole and is watched. */
public final class WatchHealth {
    private final Sources sources;
    private final AdmissionSource admission;

    WatchHealth(Sources sources, AdmissionSource admission) {
        this.sources = sources;
        this.admission = admission;
    }

    /** The kinds whose cache has not synced. */
    Set<String> unread() {
        return sources.unread();
    }

    /** The kinds that are not watched at this moment. */
    Set<String> blind() {
        return sources.blind();
    }

    /** Whether there is any model. */
    boolean hasModels() {
        return sources.hasModels();
    }

    /** Notices what the admission policies' own events do not tell: that they may not be read. */
    void lookAtAdmission() {
        admission.ask();
    }
}
