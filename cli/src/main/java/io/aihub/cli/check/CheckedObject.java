package io.aihub.cli.check;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import java.util.List;

/**
 * What was found in one object.
 *
 * @param manifest the object
 * @param findings gravest first
 */
record CheckedObject(Manifest manifest, List<Finding> findings) {
    CheckedObject {
        findings = List.copyOf(findings);
    }

    long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
