package io.aihub.demo.stage;

import io.aihub.demo.story.Clinic;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import io.aihub.sandbox.workload.AddressRange;
import io.aihub.sandbox.workload.LocalRange;
import io.aihub.sandbox.workload.NodeRuntime;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A real API server with its real controllers and scheduler as a stage. This process plays one node
 * for the model's pods, the operator runs as a process with the service account that ships, and
 * every decision is made as the person who makes it.
 */
public final class RealStage implements OperatedStage {
    private static final String NODE = "aihub-demo-node";
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(2);
    private static final Duration TO_SCHEDULE = Duration.ofSeconds(60);
    private static final int SERVICE_PORT = 8080;
    private static final String DEMO_PODS = "{\"" + NodeRuntime.RESOURCE + "\":\"1\"}";

    /** The admission policies that ship check who decides, and pods go to the demo's node. */
    private static final Map<String, String> OWN_WORDS =
            Map.of(
                    "admission",
                    "Required",
                    "resources",
                    "{\"requests\":" + DEMO_PODS + ",\"limits\":" + DEMO_PODS + "}");

    private final StageSettings settings;
    private final Place place;
    private final CloseStack closers;
    private final KubernetesClient client;
    private final Cast cast;
    private final SampleClinic clinic;
    private final DemoOperator operator = new DemoOperator();
    private volatile NodeRuntime node;

    /**
     * Which cluster.
     *
     * @param config its administrator's
     * @param pods addresses for pods, which this machine has or may take
     * @param afterwards what becomes of the demo's objects
     * @param kubectl how it is called for this cluster
     * @param logs of the cluster, one line each
     */
    public record Place(
            Config config,
            AddressRange pods,
            Afterwards afterwards,
            Kubectl kubectl,
            List<String> logs) {}

    /**
     * How kubectl is called.
     *
     * @param before what has to be said once, one command a line
     * @param command the program and what goes before its verb
     */
    public record Kubectl(List<String> before, String command) {}

    /** What becomes of the demo's objects. */
    public enum Afterwards {
        /** The cluster is somebody's. */
        Removed,
        /** The cluster itself goes. */
        Left
    }

    private RealStage(StageSettings settings, Place place, CloseStack closers) throws IOException {
        this.settings = settings;
        this.place = place;
        this.closers = closers;
        closers.add(LocalRange.claim(place.pods()));
        client = closers.add(new KubernetesClientBuilder().withConfig(place.config()).build());
        cast = closers.add(new Cast(place.config()));
        clinic = new SampleClinic(settings, this::address);
    }

    /**
     * Installs what ships, joins the node, and starts the operator until it is ready.
     *
     * @param closers gets everything that is started, also where the start fails later
     * @throws IOException when something does not start, or the cluster is not the demo's to use
     */
    public static RealStage start(
            StageSettings settings, Place place, Story story, Pace pace, CloseStack closers)
            throws IOException {
        try {
            RealStage stage = new RealStage(settings, place, closers);
            stage.install(story, pace);
            stage.startOperator(pace);
            return stage;
        } catch (IOException | RuntimeException e) {
            closers.close();
            throw e;
        }
    }

    /** What is removed first at the end is added last here: a namespace's pods need their node. */
    private void install(Story story, Pace pace) throws IOException {
        Installation installation = new Installation(client, story.namespace());
        installation.refuseStrangers();
        endAs(installation::remove);
        installation.add(settings.home(), pace);
        node = closers.add(NodeRuntime.start(client, node(story), clinic.registry(), clock()));
        endAs(installation::removeNamespace);
        installation.removeNamespace();
        installation.addNamespace();
        cast.invite(client, story.namespace(), story.people());
        Installation.await(
                pace, TO_SCHEDULE, node::isSchedulable, "node " + NODE + " may get no pods");
    }

    private void endAs(AutoCloseable removal) {
        if (place.afterwards() == Afterwards.Removed) {
            closers.add(removal);
        }
    }

    private NodeRuntime.Options node(Story story) {
        return new NodeRuntime.Options(
                NODE, place.pods(), Set.of(story.namespace()), LONGEST_GRACE);
    }

    private Clock clock() {
        return settings.clock();
    }

    private void startOperator(Pace pace) throws IOException {
        Path file = settings.folder().resolve("kubeconfig-operator");
        Path kubeconfig = new OperatorAccount(client).kubeconfig(file);
        closers.add(operator);
        closers.add(clinic);
        operator.start(DemoOperator.launch(settings, kubeconfig), pace);
    }

    @Override
    public DemoOperator operator() {
        return operator;
    }

    /** Where a Service answers. */
    public Optional<InetSocketAddress> address(String namespace, String service, int port) {
        return Optional.ofNullable(node)
                .flatMap(known -> known.serviceAddress(namespace, service, port));
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public KubernetesClient actingAs(String person) {
        return cast.actingAs(person);
    }

    @Override
    public Map<String, String> words() {
        Map<String, String> words = clinic.words();
        words.putAll(OWN_WORDS);
        return words;
    }

    @Override
    public Clinic clinic() {
        return clinic;
    }

    @Override
    public List<String> logs() {
        List<String> logs = new ArrayList<>(List.of(operator.log()));
        logs.addAll(place.logs());
        return logs;
    }

    @Override
    public List<String> lookAround(String namespace, String model) {
        List<String> lines = new ArrayList<>(place.kubectl().before());
        String kubectl = place.kubectl().command() + " -n " + namespace + " ";
        lines.add(kubectl + "get aimodels,modelrevisions,modeldecisions");
        lines.add(kubectl + "describe aimodel " + model);
        lines.add(kubectl + "get deployments,pods,services,endpointslices,events");
        address(namespace, model, SERVICE_PORT)
                .ifPresent(at -> lines.add(EmbeddedStage.question(at, model)));
        return lines;
    }

    /** Ends everything that was started, and removes what was made if that was asked for. */
    @Override
    public void close() {
        closers.close();
    }
}
