package io.aihub.demo.stage;

import io.aihub.demo.stage.RealStage.Afterwards;
import io.aihub.demo.stage.RealStage.Kubectl;
import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import io.aihub.sandbox.workload.AddressRange;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A control plane of real processes on this machine, started for the play and ended after it. */
public record ControlPlaneVenue(StageSettings settings, AddressRange pods) implements Venue {
    static final String REAL =
            "This process plays one node of it; the operator that ships is a process of its own,"
                    + " with the service account that ships; a client asks 100 times a second.";
    static final String DECISIONS =
            "Every decision is made as the person who makes it; the admission policies that ship"
                    + " check each one.";

    @Override
    public List<String> tells() {
        return List.of(
                "A real Kubernetes control plane on this machine: etcd, kube-apiserver,"
                        + " kube-controller-manager, kube-scheduler.",
                REAL,
                DECISIONS);
    }

    @Override
    public DemoStage open(Story story, Pace pace, Consumer<String> notes, CloseStack closers)
            throws IOException {
        Path folder = settings.folder().resolve("cluster");
        notes.accept("starting the control plane");
        closers.add(() -> script("down", folder));
        script("up", folder);
        Kubectl kubectl =
                new Kubectl(
                        List.of("export KUBECONFIG=" + folder.resolve("kubeconfig")),
                        folder.resolve("kubectl").toString());
        notes.accept("it runs; to look on from another terminal:");
        kubectl.before().forEach(notes);
        notes.accept(kubectl.command() + " get aimodels -n " + story.namespace() + " --watch");
        notes.accept("installing kinds, roles and admission policies; starting the operator");
        RealStage.Place place =
                new RealStage.Place(
                        Config.fromKubeconfig(folder.resolve("kubeconfig").toFile()),
                        pods,
                        Afterwards.Left,
                        kubectl,
                        List.of("control plane: " + folder.resolve("logs")));
        DemoStage stage = RealStage.start(settings, place, story, pace, closers);
        notes.accept("the operator is ready");
        return stage;
    }

    /** Runs a script of {@code e2e/}; what it says is kept, and told where it fails. */
    private void script(String name, Path folder) throws IOException {
        Path said = settings.folder().resolve("control-plane-" + name + ".log");
        Process process =
                new ProcessBuilder(
                                settings.home().resolve("e2e").resolve(name).toString(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(said).strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("e2e/" + name + " was interrupted", e);
        }
    }
}
