package io.aihub.demo.stage;

import io.aihub.demo.stage.RealStage.Afterwards;
import io.aihub.demo.stage.RealStage.Kubectl;
import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import io.aihub.sandbox.workload.AddressRange;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cluster of the user's.
 *
 * @param config what the user's kubeconfig says
 * @param kubeconfig the file, where the user named one
 * @param consent whether the user has agreed to a cluster on another machine
 */
public record CurrentVenue(
        StageSettings settings,
        AddressRange pods,
        Config config,
        Optional<Path> kubeconfig,
        Consent consent)
        implements Venue {
    /** So that a server which is not there is told of in seconds. */
    private static final int RETRIES = 3;

    /** Whether the user has agreed. */
    public enum Consent {
        Given,
        NotAsked
    }

    @Override
    public List<String> tells() {
        return List.of(
                "Cluster " + name() + " at " + config.getMasterUrl() + ".",
                ControlPlaneVenue.REAL,
                ControlPlaneVenue.DECISIONS);
    }

    @Override
    public DemoStage open(Story story, Pace pace, Consumer<String> notes, CloseStack closers)
            throws IOException {
        if (config.getCurrentContext() == null) {
            throw new IOException(
                    "no kubeconfig names a cluster; set KUBECONFIG or write --kubeconfig FILE");
        }
        if (consent == Consent.NotAsked && !isHere()) {
            throw new IOException(
                    "the API server "
                            + config.getMasterUrl()
                            + " of context "
                            + name()
                            + " is not on this machine. The demo would "
                            + whatItDoes(story)
                            + ". Write --yes if that is what you want");
        }
        notes.accept("the demo will " + whatItDoes(story));
        RealStage.Place place =
                new RealStage.Place(
                        new ConfigBuilder(config).withRequestRetryBackoffLimit(RETRIES).build(),
                        pods,
                        Afterwards.Removed,
                        kubectl(),
                        List.of());
        DemoStage stage = RealStage.start(settings, place, story, pace, closers);
        notes.accept("the operator is ready");
        return stage;
    }

    private static String whatItDoes(Story story) {
        return "create the custom resource definitions of aihub.io, the cluster roles, admission"
                + " policies and the service account of helm/install.yaml (namespace aihub-system),"
                + " a GovernancePolicy and a MetricSource, the namespace "
                + story.namespace()
                + " and a node that this process plays, and remove it all afterwards";
    }

    private String name() {
        return Optional.ofNullable(config.getCurrentContext())
                .map(NamedContext::getName)
                .orElse("(none)");
    }

    private boolean isHere() {
        try {
            String host = URI.create(config.getMasterUrl()).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException expected) {
            return false;
        }
    }

    private Kubectl kubectl() {
        String file = kubeconfig.map(path -> " --kubeconfig " + path).orElse("");
        return new Kubectl(List.of(), "kubectl" + file + " --context " + name());
    }
}
