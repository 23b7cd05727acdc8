package io.aihub.demo.crash;

import io.aihub.demo.stage.OperatedStage;
import io.aihub.demo.stage.OperatorProcess;
import io.aihub.demo.story.Clinic;
import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A stage whose operator can be killed at any time, and is then started again beside. */
public final class CrashStage implements DemoStage {
    private final OperatedStage stage;
    private final Pace pace;
    private final AtomicReference<String> trouble = new AtomicReference<>();
    private final AtomicInteger kills = new AtomicInteger();

    public CrashStage(OperatedStage stage, Pace pace) {
        this.stage = stage;
        this.pace = pace;
    }

    /**
     * Kills the operator and returns; the new one is started beside, since this is called while a
     * request waits. One that is killed before it was ready is no trouble: the next is on its way.
     *
     * @return false when it has ended already, and the new one has not begun
     */
    public synchronized boolean kill() {
        OperatorProcess dead = stage.operator().process();
        if (!dead.isAlive()) {
            return false;
        }
        dead.killHard();
        int kill = kills.incrementAndGet();
        Thread again = new Thread(() -> startAgain(dead, kill), "operator-again");
        again.setDaemon(true);
        again.start();
        return true;
    }

    private void startAgain(OperatorProcess dead, int kill) {
        try {
            stage.operator().start(dead.launch(), pace);
        } catch (IOException e) {
            if (kills.get() == kill) {
                trouble.set(e.getMessage());
            }
        }
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
    public Clinic clinic() {
        return stage.clinic();
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
