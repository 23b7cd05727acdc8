package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Node object and its heartbeat. The node has neither processor time nor memory to give, so
 * that only pods which ask for its own resource fit.
 */
final class NodeRegistration implements AutoCloseable {
    static final String RESOURCE = "aihub.io/demo-pod";
    static final String LEASES = "kube-node-lease";

    private static final System.Logger LOG = System.getLogger(NodeRegistration.class.getName());
    private static final String MANAGER = "aihub-demo";
    private static final long HEARTBEAT_SECONDS = 10;
    private static final int LEASE_SECONDS = 40;
    private static final String ROOM = "100";

    private final KubernetesClient client;
    private final String name;
    private final String address;
    private final Clock clock;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(NodePrograms.daemons("node-heartbeat"));

    NodeRegistration(KubernetesClient client, String name, String address, Clock clock) {
        this.client = client;
        this.name = name;
        this.address = address;
        this.clock = clock;
    }

    /** Makes the node known and ready, and keeps it so. */
    void register() {
        client.resource(node()).fieldManager(MANAGER).forceConflicts().serverSideApply();
        beat();
        heart.scheduleWithFixedDelay(
                this::tryToBeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether it is ready, and the cluster has taken note of that. */
    boolean isSchedulable() {
        Node now = client.nodes().withName(name).get();
        return now != null
                && isReady(now)
                && now.getSpec().getTaints().stream()
                        .noneMatch(taint -> taint.getEffect().equals("NoSchedule"));
    }

    /** Takes the node and its lease away. */
    @Override
    public void close() {
        heart.shutdownNow();
        try {
            client.leases().inNamespace(LEASES).withName(name).delete();
            client.nodes().withName(name).delete();
        } catch (KubernetesClientException e) {
            LOG.log(System.Logger.Level.WARNING, "node {0} stays: {1}", name, e.getMessage());
        }
    }

    private void tryToBeat() {
        try {
            beat();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "no heartbeat of node " + name, e);
        }
    }

    /** The lease says that it lives; its status is written again only where it does not say so. */
    private void beat() {
        Node now = client.nodes().withName(name).get();
        client.resource(lease(now)).fieldManager(MANAGER).forceConflicts().serverSideApply();
        if (!isReady(now)) {
            // Applied, so that it meets no conflict: only the node says how it is.
            client.resource(stated())
                    .subresource("status")
                    .patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                    .withFieldManager(MANAGER)
                                    .withForce(true)
                                    .build());
        }
    }

    private static boolean isReady(Node node) {
        return node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    private Node node() {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("node.kubernetes.io/exclude-from-external-load-balancers", "")
                .endMetadata()
                .withNewSpec()
                .addNewTaint()
                .withKey(RESOURCE)
                .withEffect("PreferNoSchedule")
                .endTaint()
                .endSpec()
                .build();
    }

    private Node stated() {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStatus(status())
                .build();
    }

    private NodeStatus status() {
        Map<String, Quantity> room =
                Map.of(
                        "cpu",
                        new Quantity("0"),
                        "memory",
                        new Quantity("0"),
                        "pods",
                        new Quantity(ROOM),
                        RESOURCE,
                        new Quantity(ROOM));
        List<NodeCondition> conditions =
                Stream.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready")
                        .map(type -> condition(type, type.equals("Ready") ? "True" : "False"))
                        .toList();
        return new NodeStatusBuilder()
                .withCapacity(room)
                .withAllocatable(room)
                .withConditions(conditions)
                .addNewAddress()
                .withType("InternalIP")
                .withAddress(address)
                .endAddress()
                .withNewNodeInfo()
                .withKubeletVersion(MANAGER)
                .withContainerRuntimeVersion("threads://" + MANAGER)
                .endNodeInfo()
                .build();
    }

    private NodeCondition condition(String type, String status) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new NodeConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason("PlayedByDemo")
                .withMessage("a process of aihub demo plays this node")
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now)
                .build();
    }

    private Lease lease(Node owner) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(LEASES)
                .withName(name)
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(name)
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(name)
                .withLeaseDurationSeconds(LEASE_SECONDS)
                .withRenewTime(
                        ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.MICROS))
                .endSpec()
                .build();
    }
}
