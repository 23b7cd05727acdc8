package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the checks of one dossier have found so far. */
final class GateFindings {
    private static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing(Finding::level)
                    .reversed()
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::path)
                    .thenComparing(Finding::message);

    private final SortedSet<Blocker> causes = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    void block(Blocker cause) {
        causes.add(cause);
    }

    void block(Blocker cause, Reason reason, String path, String message) {
        causes.add(cause);
        note(reason, Level.Enforce, path, message);
    }

    void note(Reason reason, Level level, String path, String message) {
        findings.add(Finding.of(reason, level, path, message));
    }

    void noteAll(Collection<Finding> more) {
        findings.addAll(more);
    }

    boolean blockedBy(Blocker cause) {
        return causes.contains(cause);
    }

    List<Blocker> causes() {
        return List.copyOf(causes);
    }

    List<Finding> findings() {
        return findings.stream().distinct().sorted(GRAVEST_FIRST).toList();
    }
}
