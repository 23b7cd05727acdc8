package io.aihub.operator.loop;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the cluster calls things by, and what a story calls them by. */
final class Names {
    private final Map<String, String> stories = new LinkedHashMap<>();

    /** From now on a story hears of this by its own name. */
    void tell(String cluster, String story) {
        stories.put(cluster, story);
    }

    /** The name in a story. */
    String story(String cluster) {
        return stories.getOrDefault(cluster, cluster);
    }

    /** The name in the cluster; of what was not told of, the name in the story. */
    String cluster(String story) {
        return stories.entrySet().stream()
                .filter(entry -> entry.getValue().equals(story))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(story);
    }

    /** A sentence as a story hears it. */
    String sentence(String text) {
        String told = text;
        for (Map.Entry<String, String> entry : stories.entrySet()) {
            told = told.replace(entry.getKey(), entry.getValue());
        }
        return told;
    }
}
