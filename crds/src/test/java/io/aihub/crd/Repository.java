package io.aihub.crd;

import java.nio.file.Path;

/** Where things lie in the checkout; the build hands in its root. */
final class Repository {
    private Repository() {}

    static Path crds() {
        return root().resolve("crds");
    }

    static Path examples() {
        return root().resolve("examples");
    }

    private static Path root() {
        return Path.of(System.getProperty("aihub.root"));
    }
}
