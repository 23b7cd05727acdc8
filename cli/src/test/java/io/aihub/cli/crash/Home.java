package io.aihub.cli.crash;

import java.nio.file.Path;

/** Where the repository is, as the build says. */
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
    }
}
