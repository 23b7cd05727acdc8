package io.aihub.cli.crash;

import io.aihub.cli.demo.stage.EmbeddedStage;
import io.aihub.cli.demo.stage.OperatorProcess;
import io.aihub.cli.demo.story.Pace;
import io.aihub.cli.demo.story.Stage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The embedded stage, whose operator is killed at given points and started again each time. */
final class CrashStage implements Stage {
    private final EmbeddedStage stage;
    private final Pace pace;
    private final CrashHook hook;
    private final AtomicReference<String> trouble = new AtomicReference<>();
    private final AtomicInteger kills = new AtomicInteger();

    CrashStage(EmbeddedStage stage, Set<CrashPoint> points, Pace pace) {
        this.stage = stage;
        this.pace = pace;
        this.hook = new CrashHook(points, this::kill);
        stage.cluster().apiServer().hook(hook);
    }

    CrashHook hook() {
        return hook;
    }

    EmbeddedStage embedded() {
        return stage;
    }

    /**
     * The hook runs inside the API server, so the new operator is started beside it. One that is
     * killed before it was ready is no trouble: the next is on its way.
     */
    private void kill() {
        int kill = kills.incrementAndGet();
        OperatorProcess dead = stage.operator();
        dead.killHard();
        Thread again =
                new Thread(
                        () -> {
                            try {
                                stage.startOperator(dead.launch(), pace);
                            } catch (IOException e) {
                                if (kills.get() == kill) {
                                    trouble.set(e.getMessage());
                                }
                            }
                        },
                        "operator-again");
        again.setDaemon(true);
        again.start();
    }

    @Override
    public Optional<String> broken() {
        return Optional.ofNullable(trouble.get());
    }

    @Override
    public KubernetesClient client() {
        return stage.client();
    }

    @Override
    public KubernetesClient actingAs(String person) {
        return stage.actingAs(person);
    }

    @Override
    public List<String> lookAround(String namespace, String model) {
        return stage.lookAround(namespace, model);
    }

    @Override
    public Map<String, String> words() {
        return stage.words();
    }

    @Override
    public void patients(String population) {
        stage.patients(population);
    }

    @Override
    public List<String> populations() {
        return stage.populations();
    }

    @Override
    public void metrics(Metrics metrics) {
        stage.metrics(metrics);
    }

    @Override
    public Traffic traffic() {
        return stage.traffic();
    }

    @Override
    public List<String> logs() {
        return stage.logs();
    }

    @Override
    public void close() {
        stage.close();
    }
}
