package io.aihub.e2e.crash;

import io.aihub.demo.crash.CrashPoint;
import io.aihub.demo.crash.CrashRun;
import io.aihub.demo.crash.CrashStage;
import io.aihub.demo.crash.CrashStory;
import io.aihub.demo.crash.KillPoints;
import io.aihub.demo.crash.StoryProjection;
import io.aihub.demo.stage.CloseStack;
import io.aihub.demo.stage.OperatorProcess.Launch;
import io.aihub.demo.stage.RealStage;
import io.aihub.demo.stage.StageSettings;
import io.aihub.demo.story.Clinic.Traffic;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.sandbox.workload.AddressRange;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The story on the real API server, one play after the other. */
final class RealPlay {
    private static final long SEED = 1;
    private static final AddressRange PODS = AddressRange.of("10.244.79.0/24");

    private final ControlPlane cluster;
    private final CrashStory story;
    private final Set<String> scenes;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param cluster nothing else may be in it
     * @param scenes of the story; all where none is named
     */
    RealPlay(ControlPlane cluster, CrashStory story, Set<String> scenes) {
        this.cluster = cluster;
        this.story = story;
        this.scenes = scenes;
    }

    /**
     * What came of a play.
     *
     * @param run with the state that plays are compared by, which has the objects that were made
     * @param writes of the operator, all counted
     */
    record Played(CrashRun run, int writes) {}

    /**
     * Plays it from the beginning.
     *
     * @param points at which the operator is killed
     * @param calm the state of the undisturbed play; empty where this is it
     */
    Played play(Set<CrashPoint> points, List<String> calm) throws IOException {
        Story played = story.of(scenes);
        Pace pace = new Pace();
        Path folder = Files.createTempDirectory(cluster.folder(), "play-");
        StageSettings settings = new StageSettings(cluster.home(), folder, SEED, clock);
        Config admin = Config.fromKubeconfig(cluster.kubeconfig().toFile());
        AuditedWrites writes = new AuditedWrites(cluster.audit(), clock);
        RealStage real = RealStage.start(settings, place(admin), played, pace, new CloseStack());
        CrashStage stage = new CrashStage(real, pace);
        KillPoints strikes = new KillPoints(points, stage::kill);
        try (StrikingProxy proxy = new StrikingProxy(admin, strikes);
                stage) {
            lead(real, proxy, pace);
            List<String> missed =
                    CrashRun.missed(
                            played,
                            stage,
                            pace,
                            clock,
                            scene -> {
                                writes.scene(scene);
                                strikes.scene(scene);
                            });
            State state =
                    new State(
                            new StoryProjection(stage.client(), played.namespace()),
                            writes,
                            stage.clinic().traffic());
            return new Played(
                    new CrashRun(
                            missed,
                            CrashRun.state(state::lines, calm, pace),
                            writes.points(),
                            strikes.struck()),
                    writes.number());
        }
    }

    private RealStage.Place place(Config admin) {
        return new RealStage.Place(
                admin,
                PODS,
                RealStage.Afterwards.Left,
                new RealStage.Kubectl(List.of(), "kubectl"),
                List.of("control plane: " + cluster.folder()));
    }

    private record State(StoryProjection projection, AuditedWrites writes, Traffic traffic) {
        List<String> lines() {
            List<String> lines = new ArrayList<>(projection.lines());
            lines.add("requests that failed " + traffic.failed());
            writes.made().forEach((what, often) -> lines.add("made " + what + " " + often));
            return lines;
        }
    }

    /** The operator that is started with a stage goes straight; the next ones go this way. */
    private static void lead(RealStage stage, StrikingProxy proxy, Pace pace) throws IOException {
        Launch direct = stage.operator().process().launch();
        stage.operator().process().close();
        stage.operator()
                .start(
                        new Launch(
                                direct.jar(),
                                proxy.kubeconfig(direct.kubeconfig()),
                                direct.log(),
                                direct.settings()),
                        pace);
    }
}
