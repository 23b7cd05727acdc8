package io.aihub.helm;

import java.nio.file.Path;

/** Where things lie in the checkout; the build hands in its root. */
final class Repository {
    private Repository() {}

    static Path crds() {
        return root().resolve("crds");
    }

    static Path chart() {
        return root().resolve("helm/aihub-operator");
    }

    static Path install() {
        return root().resolve("helm/install.yaml");
    }

    static Path access() {
        return root().resolve("docs/access.md");
    }

    static Path settings() {
        return root().resolve(
                        "operator/src/main/java/io/aihub/operator/settings/OperatorSettings.java");
    }

    private static Path root() {
        return Path.of(System.getProperty("aihub.root"));
    }
}
