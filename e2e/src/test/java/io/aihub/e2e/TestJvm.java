package io.aihub.e2e;

import java.nio.file.Path;

/**
 * The JVM that this is, of those that run classes beside each other. Each has folders, clusters and
 * loopback addresses of its own.
 */
public final class TestJvm {
    private static final String PREFIX = "jvm-";

    private TestJvm() {}

    /** A folder for a cluster of this JVM. */
    public static Path folder(Path home, String cluster) {
        return home.resolve("e2e/target").resolve(name()).resolve(cluster);
    }

    /** The first three numbers of addresses, and the last dot, of what two numbers begin. */
    public static String network(String start) {
        return start + "." + name().substring(PREFIX.length()) + ".";
    }

    private static String name() {
        return System.getProperty("aihub.jvm", PREFIX + 1);
    }
}
