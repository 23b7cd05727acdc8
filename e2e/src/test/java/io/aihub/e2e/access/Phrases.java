package io.aihub.e2e.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns the words of a table's row into a request: {@code patch aimodels/status}, {@code decide
 * Approve High clinical-safety}, {@code may create pods/exec}.
 */
final class Phrases {
    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    /** A status that its object does not have; people would like to write it. */
    private static final Map<String, String> FORGED =
            Map.of(
                    "aimodels/status",
                    "{\"status\":{\"approval\":{\"state\":\"Approved\"}}}",
                    "modelrevisions/status",
                    "{\"status\":{\"approval\":\"Approved\"}}",
                    "deployments/scale",
                    "{\"spec\":{\"replicas\":9}}");

    private final ImpersonatedRequests wicket;
    private final Map<String, JsonNode> live = new ConcurrentHashMap<>();

    Phrases(ImpersonatedRequests wicket) {
        this.wicket = wicket;
    }

    RawRequest wire(Caller caller, String phrase) {
        String[] words = phrase.split(" ");
        return switch (words[0]) {
            case "decide" -> Decision.of(caller, words[1]).in(words[2]).as(words[3]).wire();
            case "may" ->
                    review(
                            words[1],
                            words[2],
                            words.length > 3 ? words[3] : AccessNamespace.NAMESPACE);
            default -> request(words[0], words[1]);
        };
    }

    private RawRequest request(String verb, String resource) {
        TargetObject thing = TargetObject.of(resource.split("/")[0]);
        String path = thing.object() + resource.substring(thing.plural().length());
        String change = FORGED.getOrDefault(resource, thing.change());
        return switch (verb) {
            case "get" -> RawRequest.reading(path);
            case "list" -> RawRequest.reading(thing.collection());
            case "watch" -> RawRequest.reading(thing.collection() + "?watch=true&timeoutSeconds=1");
            case "create" ->
                    RawRequest.rehearsed(
                            "POST", thing.collection(), JSON, thing.manifest(live(path)));
            case "apply" ->
                    RawRequest.rehearsed(
                            "PATCH",
                            thing.object() + "-new?fieldManager=table",
                            APPLY,
                            thing.manifest(live(path)));
            case "update" ->
                    RawRequest.rehearsed("PUT", path, JSON, thing.changed(live(path), change));
            case "patch" -> RawRequest.rehearsed("PATCH", path, MERGE, change);
            case "label" -> RawRequest.rehearsed("PATCH", path, MERGE, TargetObject.LABEL);
            case "delete" -> RawRequest.rehearsed("DELETE", path, JSON, "");
            case "deletecollection" -> RawRequest.rehearsed("DELETE", thing.collection(), JSON, "");
            default -> throw new IllegalArgumentException(verb + " is no verb of the table");
        };
    }

    private JsonNode live(String path) {
        return live.computeIfAbsent(path, any -> wicket.read(Caller.Root, RawRequest.reading(any)));
    }

    /** Asks the API server whether the caller may, for what is not worth or not safe to try. */
    private static RawRequest review(String verb, String resource, String namespace) {
        String[] parts = (resource + "/").split("/", -1);
        String[] name = (parts[0] + ".").split("\\.", 2);
        String group = name[1].isEmpty() ? "" : name[1].substring(0, name[1].length() - 1);
        return new RawRequest(
                "POST",
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                JSON,
                """
                {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
                 "spec": {"resourceAttributes": {"namespace": "%s", "verb": "%s", "group": "%s",
                   "resource": "%s", "subresource": "%s"}}}
                """
                        .formatted(namespace, verb, group, name[0], parts[1]));
    }
}
