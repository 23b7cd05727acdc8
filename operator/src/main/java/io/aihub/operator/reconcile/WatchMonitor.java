package io.aihub.operator.reconcile;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Logs once which kinds can no longer be watched, and once that they can again. Then every model is
 * enqueued, because one that waits for a long retry can go on now.
 */
final class WatchMonitor {
    private static final Logger LOG = Logger.getLogger(WatchMonitor.class);

    private final Supplier<Set<String>> blind;
    private final Runnable recovered;
    private Set<String> before = Set.of();
    private final Set<String> said = new TreeSet<>();

    /**
     * @param blind kinds that are not watched at this moment
     * @param recovered called when all of them are watched again
     */
    WatchMonitor(Supplier<Set<String>> blind, Runnable recovered) {
        this.blind = blind;
        this.recovered = recovered;
    }

    /**
     * One check. A watch that is being renewed is closed for a moment, so a kind counts as blind
     * only when the check before found it blind too.
     */
    void look() {
        Set<String> now = blind.get();
        Set<String> lasting = new HashSet<>(now);
        lasting.retainAll(before);
        before = now;
        boolean wasBlind = !said.isEmpty();
        if (said.addAll(lasting)) {
            LOG.warnf(
                    "cannot watch %s; what is decided now rests on what was seen before, and watching is"
                            + " tried again by itself",
                    String.join(", ", said));
        }
        if (said.retainAll(now) && wasBlind && said.isEmpty()) {
            LOG.info("everything is watched again");
            recovered.run();
        }
    }
}
