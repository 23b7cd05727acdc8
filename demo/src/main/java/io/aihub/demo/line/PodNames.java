package io.aihub.demo.line;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The pods of a model by their uids and restarts: what changes when any of them is touched.
 *
 * @param pods one text each
 */
record PodNames(Set<String> pods) {
    static PodNames of(StoryObjects objects, String model) {
        return new PodNames(
                objects.ofModel("Pod", model).stream()
                        .filter(pod -> pod.at("/metadata/deletionTimestamp").asText("").isEmpty())
                        .map(
                                pod ->
                                        pod.at("/metadata/name").asText()
                                                + " "
                                                + pod.at("/metadata/uid").asText()
                                                + " "
                                                + pod.at("/status/containerStatuses/0/restartCount")
                                                        .asText("0"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
