package io.aihub.sandbox.workload;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which program an image reference stands for; an image nobody registered cannot be pulled. */
public final class ImageRegistry {
    private final Map<String, PodProgram> programs = new ConcurrentHashMap<>();

    /** Makes an image known; a later program replaces an earlier one for pods that start later. */
    public ImageRegistry register(String image, PodProgram program) {
        programs.put(image, program);
        return this;
    }

    Optional<PodProgram> find(String image) {
        return Optional.ofNullable(programs.get(image));
    }
}
