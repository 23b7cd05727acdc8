package io.aihub.operator.settings;

import io.aihub.api.v1alpha1.Location;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's settings. Policy that affects patients lives in custom resources, never here. A
 * value that cannot be read stops the start with the key's name.
 */
@ConfigMapping(prefix = "aihub")
public interface OperatorSettings {
    /** What this cluster says it is; the gate compares it with the placement of each content. */
    Cluster cluster();

    /** How the loop runs. */
    Loop loop();

    /** How pods are read. */
    Sampling sampling();

    /** How several processes take turns. */
    LeaderElection leaderElection();

    /** How several processes take turns. */
    interface LeaderElection {
        /** Lease where there may be more than one process; None where there never is. */
        @WithDefault("None")
        Mode mode();

        /** Where the Lease is; by default the namespace that the process runs in. */
        Optional<String> namespace();

        /** By what processes take turns. */
        enum Mode {
            /** Not at all: this process is the only one. */
            None,
            /** By a Lease of coordination.k8s.io. */
            Lease
        }
    }

    /** What this cluster says it is. */
    interface Cluster {
        /** OnPremises, EuCloud or Cloud; content that limits its placement needs it. */
        Optional<Location> location();

        /** Where it stands: a country code such as SE. */
        Optional<String> region();

        /** The jurisdiction of whoever runs it: a country code such as SE. */
        Optional<String> jurisdiction();
    }

    /** How the loop runs. */
    interface Loop {
        /** At least this often every model is reconciled; from 1 s. */
        @WithDefault("5m")
        Duration recheck();
    }

    /** How pods are read. */
    interface Sampling {
        /** Threads that read answers of pods, from 1. */
        @WithDefault("2")
        int threads();
    }
}
