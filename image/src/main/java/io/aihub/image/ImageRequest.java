package io.aihub.image;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param home of the repository
 * @param name under which engines and nodes will know it
 * @param output the tar to write
 * @param source where others find the source, for the image's label
 */
record ImageRequest(Path home, String name, Path output, Optional<String> source) {
    /** The folder for what lies between Maven's build and the tar. */
    Path work() {
        return home.resolve("image/target/image");
    }

    /** What Quarkus built. */
    OperatorFiles operator() {
        return new OperatorFiles(home.resolve("operator/target/quarkus-app"));
    }

    /** The list of the image's content beside the tar. */
    Path billOfMaterials() {
        String file = output.getFileName().toString().replaceFirst("\\.tar$", "");
        return output.resolveSibling(file + ".cdx.json");
    }
}
