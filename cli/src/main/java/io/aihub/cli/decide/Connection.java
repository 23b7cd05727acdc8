package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.cli.CommandRefusal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;

/** The API server as these commands use it. */
public final class Connection implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;

    private Connection(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Reads the kubeconfig; nothing is sent yet. */
    public static Connection open(ConnectionOptions options) {
        Config config = new ClusterChoice(options.kubeconfig(), options.context()).config();
        Config patient =
                new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(1)
                        .withConnectionTimeout(5000)
                        .withRequestTimeout(15000)
                        .build();
        String namespace =
                options.namespace()
                        .or(() -> Optional.ofNullable(config.getNamespace()))
                        .orElse("default");
        return new Connection(new KubernetesClientBuilder().withConfig(patient).build(), namespace);
    }

    String namespace() {
        return namespace;
    }

    /**
     * The model.
     *
     * @throws CommandRefusal when there is none of that name; it names those that exist
     */
    AIModel model(String name) {
        AIModel found = client.resources(AIModel.class).inNamespace(namespace).withName(name).get();
        if (found != null) {
            return found;
        }
        List<String> there =
                names(client.resources(AIModel.class).inNamespace(namespace).list().getItems());
        throw new CommandRefusal(
                "no AIModel "
                        + name
                        + " in namespace "
                        + namespace
                        + (there.isEmpty()
                                ? "; there is none there, name another namespace with -n"
                                : "; there are: " + String.join(", ", there)));
    }

    List<ModelRevision> revisionsOf(String model) {
        return client
                .resources(ModelRevision.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .filter(r -> r.getSpec() != null && model.equals(r.getSpec().model()))
                .toList();
    }

    List<ModelDecision> decisionsOn(String model) {
        return client
                .resources(ModelDecision.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .filter(d -> d.getSpec() != null && model.equals(d.getSpec().model()))
                .toList();
    }

    /** All policies; absent for whoever may not read what belongs to no namespace. */
    Optional<List<GovernancePolicy>> policies() {
        try {
            return Optional.of(client.resources(GovernancePolicy.class).list().getItems());
        } catch (KubernetesClientException expected) {
            return Optional.empty();
        }
    }

    /**
     * Who the API server takes this person for; what the kubeconfig calls them if it says nothing.
     */
    String username() {
        return reviewed().or(this::configured).orElse("unknown");
    }

    private Optional<String> reviewed() {
        try {
            SelfSubjectReview review =
                    client.authentication()
                            .v1()
                            .selfSubjectReviews()
                            .create(new SelfSubjectReview());
            return Optional.ofNullable(review)
                    .map(SelfSubjectReview::getStatus)
                    .map(status -> status.getUserInfo())
                    .map(user -> user.getUsername());
        } catch (KubernetesClientException expected) {
            return Optional.empty();
        }
    }

    private Optional<String> configured() {
        return Optional.ofNullable(client.getConfiguration().getCurrentContext())
                .map(context -> context.getContext().getUser());
    }

    void create(ModelDecision decision) {
        client.resource(decision).inNamespace(namespace).create();
    }

    /** Ends the connection. */
    @Override
    public void close() {
        client.close();
    }

    static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(o -> o.getMetadata().getName()).sorted().toList();
    }
}
