package io.aihub.cli.decide;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster and namespace, in kubectl's words. */
public final class ConnectionOptions {
    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Default: $KUBECONFIG, else ~/.kube/config.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(names = "--context", description = "Context of the kubeconfig; default: the current.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = {"-n", "--namespace"},
            description = "Namespace of the model; default: the context's.")
    private Optional<String> namespace = Optional.empty();

    Optional<Path> kubeconfig() {
        return kubeconfig;
    }

    Optional<String> context() {
        return context;
    }

    Optional<String> namespace() {
        return namespace;
    }
}
