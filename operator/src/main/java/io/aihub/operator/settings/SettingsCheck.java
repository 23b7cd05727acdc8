package io.aihub.operator.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stops the start when a setting is out of range, and names every one that is. */
@ApplicationScoped
class SettingsCheck {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_THREADS = 64;

    void check(@Observes StartupEvent started, OperatorSettings settings) {
        List<String> wrong = wrong(settings);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
    }

    static List<String> wrong(OperatorSettings settings) {
        List<String> wrong = new ArrayList<>();
        Duration recheck = settings.loop().recheck();
        if (recheck.compareTo(SHORTEST) < 0 || recheck.compareTo(LONGEST) > 0) {
            wrong.add("aihub.loop.recheck must be from 1s to 30m, not " + recheck);
        }
        int threads = settings.sampling().threads();
        if (threads < 1 || threads > MOST_THREADS) {
            wrong.add("aihub.sampling.threads must be from 1 to 64, not " + threads);
        }
        country("aihub.cluster.region", settings.cluster().region().orElse(""), wrong);
        country("aihub.cluster.jurisdiction", settings.cluster().jurisdiction().orElse(""), wrong);
        return wrong;
    }

    private static void country(String key, String value, List<String> wrong) {
        if (!value.isEmpty() && !value.matches("[A-Za-z][A-Za-z0-9-]{1,62}")) {
            wrong.add(key + " must be a country code such as SE, or a region's name");
        }
    }
}
