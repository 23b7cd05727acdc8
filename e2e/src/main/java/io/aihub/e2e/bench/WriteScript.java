package io.aihub.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.bench.Fleet.Member;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.AuditLog.Mark;
import io.aihub.e2e.rig.OperatorOnCluster;
import java.util.ArrayList;
import java.util.List;

/**
 * The writes that brought one model to rest, in order, to be repeated for others without deciding
 * anything.
 *
 * @param learnt the model that they were learnt from
 * @param before those until its pods were there
 * @param after those after
 */
record WriteScript(Member learnt, List<Step> before, List<Step> after) {

    /**
     * One request.
     *
     * @param method of HTTP
     * @param uri path and query
     * @param contentType of the body
     * @param body as JSON
     */
    record Step(String method, String uri, String contentType, String body) {}

    /** Reads them from the audit log: everything that the operator wrote about this one model. */
    static WriteScript learn(AuditLog log, Mark from, Member learnt) {
        List<Step> before = new ArrayList<>();
        List<Step> after = new ArrayList<>();
        log.lines(
                from,
                line -> {
                    if (!line.contains(OperatorOnCluster.USER)) {
                        return;
                    }
                    JsonNode tree = RequestCounts.tree(line);
                    AuditEntry entry = AuditEntry.of(tree);
                    if (entry.user().equals(OperatorOnCluster.USER) && entry.isEffective()) {
                        // The status that says that it serves is the first write after the pods
                        // came.
                        boolean serves = serves(entry) || !after.isEmpty();
                        (serves ? after : before)
                                .add(step(entry, tree.path("requestURI").asText()));
                    }
                });
        if (before.isEmpty() || after.isEmpty()) {
            throw new IllegalStateException("the operator's writes were not found in the log");
        }
        return new WriteScript(learnt, before, after);
    }

    private static boolean serves(AuditEntry entry) {
        return entry.resource().equals("aimodels.aihub.io/status")
                && entry.body().at("/status/serving/state").asText().equals("Serving");
    }

    private static Step step(AuditEntry entry, String uri) {
        JsonNode body = entry.body().deepCopy();
        if (body.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("resourceVersion");
        }
        return switch (entry.verb()) {
            case "create" -> new Step("POST", uri, "application/json", body.toString());
            case "patch" -> new Step("PATCH", uri, "application/apply-patch+yaml", body.toString());
            default -> throw new IllegalStateException("not known how to repeat " + entry.verb());
        };
    }

    /** The same step for another model, which has been created. */
    Step of(Step step, Member other) {
        return new Step(
                step.method(),
                rename(step.uri(), other),
                step.contentType(),
                rename(step.body(), other));
    }

    private String rename(String text, Member other) {
        return text.replace(
                        hex(learnt.content().contentDigest()), hex(other.content().contentDigest()))
                .replace(
                        hex(learnt.content().servingDigest()), hex(other.content().servingDigest()))
                .replace(
                        hex(learnt.content().contentDigest()).substring(0, 10),
                        hex(other.content().contentDigest()).substring(0, 10))
                .replace(
                        hex(learnt.content().servingDigest()).substring(0, 10),
                        hex(other.content().servingDigest()).substring(0, 10))
                .replace(
                        learnt.model().getMetadata().getUid(), other.model().getMetadata().getUid())
                .replace(learnt.namespace(), other.namespace())
                .replace(learnt.name(), other.name());
    }

    private static String hex(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }
}
