package io.aihub.operator.observe;

import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stood in the way when a model was last applied. A cache: after a restart the first apply
 * finds it again.
 */
public final class ApplyMemory {
    private final Map<ResourceID, List<Finding>> findings = new ConcurrentHashMap<>();

    List<Finding> of(ResourceID model) {
        return findings.getOrDefault(model, List.of());
    }

    boolean nameTaken(ResourceID model, String object) {
        return of(model).stream()
                .filter(finding -> finding.rule().equals(Reason.NameTaken.name()))
                .anyMatch(finding -> finding.message().contains(" " + object + " "));
    }

    /** Keeps what an apply found, and answers whether that is news. */
    public boolean keep(ResourceID model, List<Finding> found) {
        List<Finding> before =
                found.isEmpty() ? findings.remove(model) : findings.put(model, found);
        return !found.equals(before == null ? List.of() : before);
    }

    /** Forgets a model that is gone. */
    public void forget(ResourceID model) {
        findings.remove(model);
    }
}
