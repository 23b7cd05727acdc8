package io.aihub.e2e.node;

import io.aihub.e2e.rig.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code e2e/node/images/build} made and the node has. */
final class NodeImages {
    private NodeImages() {}

    /**
     * An image's name with its digest, as manifests pin it.
     *
     * @param name {@code java-v1}, {@code python}, {@code vendor}
     */
    static String of(ControlPlane cluster, String name) {
        Path file = cluster.folder().resolve("images").resolve(name + ".ref");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "there is no image " + name + "; e2e/node/images/build makes it", e);
        }
    }
}
