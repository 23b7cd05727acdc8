package io.aihub.e2e.bench;

import io.aihub.e2e.bench.Fleet.Member;
import io.aihub.e2e.bench.WriteScript.Step;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The same writes as the operator's, by a client that decides nothing: with as many threads as the
 * operator has, under its identity, so that admission costs the same, and waiting as it does until
 * the pods of a model are there.
 */
final class ScriptedRun {
    /** As {@code quarkus.operator-sdk.concurrent-reconciliation-threads} of the operator. */
    private static final int THREADS = 4;

    private final BenchCluster cluster;
    private final WriteScript script;
    private final ExecutorService writers = Executors.newFixedThreadPool(THREADS);
    private final Map<String, Member> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    ScriptedRun(BenchCluster cluster, WriteScript script) {
        this.cluster = cluster;
        this.script = script;
    }

    /** Writes all of a fleet's, and returns after the last one. */
    void play(Fleet fleet, Until limit) {
        try (KubernetesClient client =
                        cluster.control()
                                .clientAs(
                                        OperatorOnCluster.USER,
                                        "system:serviceaccounts",
                                        "system:serviceaccounts:aihub-system",
                                        "system:authenticated");
                SharedIndexInformer<Deployment> deployments = watch(client)) {
            deployments.start().toCompletableFuture().join();
            cluster.create(
                    fleet,
                    member -> {
                        waiting.put(deployment(member), member);
                        writers.execute(() -> write(client, script.before(), member));
                    });
            limit.holds(
                    () -> "all of " + fleet.size() + " are written, now " + done,
                    () -> done.get() == fleet.size() || failure.get() != null);
            if (failure.get() != null) {
                throw failure.get();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private SharedIndexInformer<Deployment> watch(KubernetesClient client) {
        return client.apps()
                .deployments()
                .inAnyNamespace()
                .withLabel("app.kubernetes.io/managed-by", "aihub-operator")
                .runnableInformer(0)
                .addEventHandler(
                        new ResourceEventHandler<>() {
                            @Override
                            public void onAdd(Deployment made) {
                                seen(client, made);
                            }

                            @Override
                            public void onUpdate(Deployment before, Deployment now) {
                                seen(client, now);
                            }

                            @Override
                            public void onDelete(Deployment gone, boolean unknown) {
                                // none is deleted
                            }
                        });
    }

    private void seen(KubernetesClient client, Deployment deployment) {
        Integer available =
                deployment.getStatus() == null
                        ? null
                        : deployment.getStatus().getAvailableReplicas();
        if (available == null || available == 0) {
            return;
        }
        Member member =
                waiting.remove(
                        deployment.getMetadata().getNamespace()
                                + "/"
                                + deployment.getMetadata().getName());
        if (member != null) {
            writers.execute(
                    () -> {
                        write(client, script.after(), member);
                        done.incrementAndGet();
                    });
        }
    }

    private void write(KubernetesClient client, List<Step> steps, Member member) {
        try {
            for (Step step : steps) {
                send(client, script.of(step, member));
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void send(KubernetesClient client, Step step) {
        HttpClient http = client.getHttpClient();
        String master = client.getMasterUrl().toString().replaceAll("/$", "");
        HttpResponse<String> answer =
                http.sendAsync(
                                http.newHttpRequestBuilder()
                                        .uri(master + step.uri())
                                        .method(step.method(), step.contentType(), step.body())
                                        .build(),
                                String.class)
                        .join();
        if (!answer.isSuccessful()) {
            throw new IllegalStateException(
                    step.method() + " " + step.uri() + ": " + answer.code() + " " + answer.body());
        }
    }

    private static String deployment(Member member) {
        String digest = member.content().servingDigest();
        String hex = digest.substring(digest.indexOf(':') + 1);
        return member.namespace() + "/" + member.name() + "-" + hex.substring(0, 10);
    }
}
