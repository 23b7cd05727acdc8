package io.aihub.e2e.bench;

import io.aihub.e2e.rig.OperatorOnCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Where times were taken.
 *
 * @param date when
 * @param lines each one fact
 */
record Machine(LocalDate date, List<String> lines) {

    static Machine here(Path home, Clock clock) {
        long memoryGib = number("/proc/meminfo", "MemTotal:") / (1 << 20);
        return new Machine(
                LocalDate.now(clock),
                List.of(
                        "%d cores (%s), %d GiB of memory, %s, Linux %s"
                                .formatted(
                                        Runtime.getRuntime().availableProcessors(),
                                        value("/proc/cpuinfo", "model name"),
                                        memoryGib,
                                        value("/etc/os-release", "PRETTY_NAME").replace("\"", ""),
                                        System.getProperty("os.version")),
                        "Kubernetes %s, kwok %s; etcd, API server, controllers, scheduler, kwok, script and operator share the cores"
                                .formatted(version(home, "k8s.io/kubernetes"), kwok(home)),
                        "operator %s, Java %s, %s"
                                .formatted(
                                        version(home),
                                        Runtime.version(),
                                        String.join(" ", OperatorRun.jvm(home)))));
    }

    private static String version(Path home) {
        Path libraries = OperatorOnCluster.jar(home).getParent().resolve("app");
        try (var files = Files.list(libraries)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("aihub-operator-"))
                    .map(name -> name.replaceAll("aihub-operator-|\\.jar", ""))
                    .findFirst()
                    .orElse("of unknown version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Path home, String module) {
        Path sources = home.resolve("e2e/control-plane");
        String minor =
                System.getenv()
                        .getOrDefault("AIHUB_KUBERNETES", pinned(home, "KUBERNETES_NEWEST="));
        return lines(sources.resolve(minor).resolve("go.mod")).stream()
                .filter(line -> line.strip().startsWith(module + " v"))
                .map(line -> line.strip().substring(module.length() + 2))
                .findFirst()
                .orElse("of unknown version");
    }

    private static String kwok(Path home) {
        return pinned(home, "KWOK_VERSION=v");
    }

    private static String pinned(Path home, String name) {
        return lines(home.resolve("e2e/control-plane/versions")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("of unknown version");
    }

    private static long number(String file, String field) {
        return Long.parseLong(value(file, field).replaceAll("\\D", ""));
    }

    private static String value(String file, String field) {
        return lines(Path.of(file)).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).replaceFirst("^[\\s:=]+", "").strip())
                .findFirst()
                .orElse("unknown");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
