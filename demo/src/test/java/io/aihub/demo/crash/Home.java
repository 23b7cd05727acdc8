package io.aihub.demo.crash;

import java.nio.file.Path;

/** Where the repository is, as the build says. */
public final class Home {
    private Home() {}

    public static Path path() {
        return Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
    }
}
