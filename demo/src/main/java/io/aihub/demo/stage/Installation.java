package io.aihub.demo.stage;

import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The kinds, roles and admission policies that ship, in a cluster that may have none of them. */
final class Installation {
    private static final String DEFINITION = "CustomResourceDefinition";
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final Duration TO_GO = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** The operator runs beside the cluster, so its Deployment and what surrounds it stay out. */
    private static final Set<String> LEFT_OUT =
            Set.of(DEFINITION, "Deployment", "NetworkPolicy", "Service");

    /**
     * The kinds that are not of a namespace, or whose objects anywhere an operator would act on.
     */
    private static final List<String> CLUSTER_WIDE = List.of("governancepolicies", "metricsources");

    private final KubernetesClient client;
    private final ClusterAdditions additions;
    private final String namespace;

    Installation(KubernetesClient client, String namespace) {
        this.client = client;
        this.additions = new ClusterAdditions(client);
        this.namespace = namespace;
    }

    /**
     * Makes sure that nobody else's models, policies or operator are in the cluster.
     *
     * @throws IOException when there are
     */
    void refuseStrangers() throws IOException {
        boolean operator =
                client
                        .apps()
                        .deployments()
                        .inAnyNamespace()
                        .withLabel("app.kubernetes.io/name", "aihub-operator")
                        .list()
                        .getItems()
                        .stream()
                        .anyMatch(d -> d.getSpec().getReplicas() != 0);
        if (operator) {
            throw new IOException(
                    "an aihub-operator runs in this cluster, and two would work against each"
                            + " other; scale it to 0 or use another cluster");
        }
        for (String kind : List.of("aimodels", CLUSTER_WIDE.get(0), CLUSTER_WIDE.get(1))) {
            for (GenericKubernetesResource object : all(kind)) {
                if (!ClusterAdditions.isOurs(object)) {
                    throw new IOException(
                            "the cluster has a "
                                    + object.getKind()
                                    + " "
                                    + object.getMetadata().getName()
                                    + " of its own, which the demo would touch; use another"
                                    + " cluster");
                }
            }
        }
        HasMetadata there = client.namespaces().withName(namespace).get();
        if (there != null && !ClusterAdditions.isOurs(there)) {
            throw new IOException(
                    "the cluster has a namespace "
                            + namespace
                            + " of its own, and the demo uses that name; use another cluster");
        }
    }

    /**
     * Installs what ships, and waits until the API server answers for it.
     *
     * @param home root of the repository
     */
    void add(Path home, Pace pace) throws IOException {
        for (GenericKubernetesResource definition :
                ClusterAdditions.objects(home.resolve("crds"))) {
            add(definition, pace);
        }
        for (GenericKubernetesResource object :
                ClusterAdditions.objects(home.resolve("helm/install.yaml"))) {
            if (!LEFT_OUT.contains(object.getKind())) {
                add(object, pace);
            }
        }
        await(pace, TO_ANSWER, this::isServed, "the API server does not serve aihub.io");
    }

    private void add(GenericKubernetesResource object, Pace pace) throws IOException {
        if (pace.isBrokenOff()) {
            throw new IOException("the installation was broken off");
        }
        additions.add(object);
    }

    /** Waits until it holds; the message says what does not. */
    static void await(Pace pace, Duration limit, BooleanSupplier holds, String otherwise)
            throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline || !pace.rest(BETWEEN_LOOKS)) {
                throw new IOException(otherwise + " after " + limit.toSeconds() + " s");
            }
        }
    }

    private boolean isServed() {
        try {
            for (HasMetadata definition : definitions()) {
                client.genericKubernetesResources(context(plural(definition)))
                        .inAnyNamespace()
                        .list(new ListOptionsBuilder().withLimit(1L).build());
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Pods in it have to be such as the strictest level lets in. */
    void addNamespace() {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .addToLabels(DemoStage.MADE_BY, DemoStage.MANAGER)
                                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                                .endMetadata()
                                .build())
                .fieldManager(DemoStage.MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    /**
     * Takes away the namespace with all that is in it, if it is there.
     *
     * @throws IOException when it does not go
     */
    void removeNamespace() throws IOException {
        client.namespaces().withName(namespace).delete();
        await(
                new Pace(),
                TO_GO,
                () -> client.namespaces().withName(namespace).get() == null,
                "namespace " + namespace + " is still there");
    }

    /**
     * Takes away the story's cluster-wide objects and what was installed; kinds stay of which
     * somebody has objects.
     *
     * @throws IOException when something does not go
     */
    void remove() throws IOException {
        for (String kind : CLUSTER_WIDE) {
            all(kind).stream()
                    .filter(ClusterAdditions::isOurs)
                    .forEach(object -> client.resource(object).delete());
        }
        List<GenericKubernetesResource> going =
                additions.remove(
                        object ->
                                object.getKind().equals(DEFINITION)
                                        && !all(plural(object)).isEmpty());
        for (GenericKubernetesResource object : going) {
            await(
                    new Pace(),
                    TO_GO,
                    () -> client.resource(object).get() == null,
                    object.getKind() + " " + object.getMetadata().getName() + " is still there");
        }
    }

    private List<? extends HasMetadata> definitions() {
        return client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                .filter(definition -> definition.getSpec().getGroup().equals("aihub.io"))
                .toList();
    }

    private static String plural(HasMetadata definition) {
        String name = definition.getMetadata().getName();
        return name.substring(0, name.indexOf('.'));
    }

    /** None where the kind is not known. */
    private List<GenericKubernetesResource> all(String plural) {
        try {
            return client.genericKubernetesResources(context(plural))
                    .inAnyNamespace()
                    .list()
                    .getItems();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private static ResourceDefinitionContext context(String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("aihub.io")
                .withVersion("v1alpha1")
                .withPlural(plural)
                .withNamespaced(!CLUSTER_WIDE.contains(plural))
                .build();
    }
}
