package io.aihub.cli.decide;

import io.aihub.cli.CommandRefusal;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which cluster, in kubectl's words.
 *
 * @param kubeconfig default: $KUBECONFIG, else ~/.kube/config
 * @param context of the kubeconfig; default: the current
 */
public record ClusterChoice(Optional<Path> kubeconfig, Optional<String> context) {
    /**
     * What the kubeconfig says; nothing is sent.
     *
     * @throws CommandRefusal when the file that was named cannot be read
     */
    public Config config() {
        return ClientKey.stated(
                kubeconfig
                        .map(this::fromFile)
                        .orElseGet(() -> Config.autoConfigure(context.orElse(null))));
    }

    private Config fromFile(Path file) {
        if (!Files.isReadable(file)) {
            throw new CommandRefusal("kubeconfig " + file + " cannot be read; name another file");
        }
        return context.isPresent()
                ? Config.fromKubeconfig(context.get(), file.toFile())
                : Config.fromKubeconfig(file.toFile());
    }
}
