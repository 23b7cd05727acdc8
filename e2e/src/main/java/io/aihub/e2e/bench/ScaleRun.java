package io.aihub.e2e.bench;

import io.aihub.e2e.bench.Measured.Counts;
import io.aihub.e2e.bench.Measured.Held;
import io.aihub.e2e.bench.Measured.Memory;
import io.aihub.e2e.bench.Measured.Quiet;
import io.aihub.e2e.bench.Measured.Restart;
import io.aihub.e2e.bench.Measured.Script;
import io.aihub.e2e.bench.Measured.Up;
import io.aihub.e2e.bench.Measured.Waiting;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.AuditLog.Mark;
import io.aihub.e2e.rig.Component;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays the measurements, each on a fresh cluster. */
final class ScaleRun {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final String DEPLOYMENT = "create deployments.apps";

    private final Path home;
    private final Path folder;
    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * What to measure.
     *
     * @param quiet how long nothing is to happen
     * @param changes how many single changes
     * @param settings of the operator, as environment variables
     */
    record Plan(Duration quiet, int changes, Map<String, String> settings) {}

    /**
     * @param home root of the repository
     * @param folder for the clusters' data and logs
     * @param progress told what happens
     */
    ScaleRun(Path home, Path folder, Plan plan, Consumer<String> progress) {
        this.home = home;
        this.folder = folder;
        this.plan = plan;
        this.progress = progress;
    }

    /** N models: the script's run, then the operator's and all that follows. */
    Measured measure(int models) {
        Script script = script(models);
        try (BenchCluster cluster = BenchCluster.start(home, folder)) {
            return operator(cluster, models, script);
        }
    }

    /** The operator learns one model's writes to the script, which then writes N times the same. */
    private Script script(int models) {
        try (BenchCluster cluster = BenchCluster.start(home, folder)) {
            WriteScript script = learn(cluster);
            Fleet fleet = new Fleet(home, "m", models, Optional.empty());
            Mark mark = cluster.audit().mark();
            Duration cpu = clusterCpu(cluster.control());
            new ScriptedRun(cluster, script).play(fleet, limit(models));
            RequestCounts tally =
                    new RequestCounts(cluster.audit(), mark, OperatorOnCluster.USER).catchUp();
            Script result =
                    new Script(tally.converged(), clusterCpu(cluster.control()).minus(cpu), load());
            progress.accept(
                    "script: %d models in %.1f s".formatted(models, seconds(result.time())));
            return result;
        }
    }

    private WriteScript learn(BenchCluster cluster) {
        Fleet one = new Fleet(home, "learnt", 1, Optional.empty());
        try (OperatorRun operator = cluster.startOperator(plan.settings())) {
            RequestCounts tally = tally(cluster);
            Mark mark = cluster.audit().mark();
            Fleet.Member[] learnt = new Fleet.Member[1];
            cluster.create(one, member -> learnt[0] = member);
            awaitRest(tally, 1);
            return WriteScript.learn(cluster.audit(), mark, learnt[0]);
        }
    }

    private Measured operator(BenchCluster cluster, int models, Script script) {
        Fleet fleet = new Fleet(home, "m", models, Optional.empty());
        Memory memory;
        Up up;
        Reactions.Times reactions;
        Quiet quiet;
        try (OperatorRun operator = cluster.startOperator(plan.settings())) {
            Held idle = new Held(operator.usage().residentKib(), operator.liveHeapBytes());
            up = up(cluster, operator, fleet);
            Usage risen = operator.usage();
            reactions = new Reactions(cluster).measure(fleet, plan.changes());
            progress.accept(models + " models: reactions measured");
            awaitRest(tally(cluster), 0);
            long heap = operator.liveHeapBytes();
            Usage collected = operator.usage();
            memory =
                    new Memory(
                            idle,
                            new Held(risen.residentKib(), 0),
                            risen.peakKib(),
                            new Held(collected.residentKib(), heap));
            quiet = quiet(cluster, operator, plan.quiet());
        }
        Restart restart = restart(cluster, models);
        return new Measured(models, up, script, memory, reactions, quiet, restart);
    }

    private Up up(BenchCluster cluster, OperatorRun operator, Fleet fleet) {
        RequestCounts tally = tally(cluster);
        Duration cpu = operator.usage().cpu();
        Duration clusterCpu = clusterCpu(cluster.control());
        long passes = operator.passes();
        cluster.create(fleet, member -> {});
        awaitRest(tally, fleet.size());
        Up up =
                new Up(
                        tally.converged(),
                        operator.usage().cpu().minus(cpu),
                        clusterCpu(cluster.control()).minus(clusterCpu),
                        load(),
                        counts(tally),
                        operator.passes() - passes,
                        cluster.pods().asked());
        progress.accept(
                "operator: %d models in %.1f s, %.2f writes a model"
                        .formatted(
                                fleet.size(),
                                seconds(up.time()),
                                up.counts().written() / (double) fleet.size()));
        return up;
    }

    /** Watches a time in which nothing changes. */
    Quiet quiet(BenchCluster cluster, OperatorRun operator, Duration time) {
        RequestCounts tally = tally(cluster);
        Duration cpu = operator.usage().cpu();
        long passes = operator.passes();
        long begun = System.nanoTime();
        new Until(time.plus(REST))
                .holds("the time passes", () -> System.nanoTime() - begun > time.toNanos());
        tally.catchUp();
        Quiet quiet =
                new Quiet(
                        time,
                        counts(tally),
                        operator.usage().cpu().minus(cpu),
                        operator.passes() - passes);
        progress.accept(
                "quiet for %d s: %d writes, %d passes"
                        .formatted(time.toSeconds(), quiet.counts().tried(), quiet.passes()));
        return quiet;
    }

    private Restart restart(BenchCluster cluster, int models) {
        RequestCounts tally = tally(cluster);
        long begun = System.nanoTime();
        try (OperatorRun operator = cluster.startOperator(plan.settings())) {
            limit(models).holds("all are looked at", () -> operator.passes() >= models);
            Duration allSeen = Duration.ofNanos(System.nanoTime() - begun);
            Duration cpu = operator.usage().cpu();
            new Until(REST.multipliedBy(20)).holds("rest", () -> tally.catchUp().quietFor(REST));
            Restart restart = new Restart(operator.toReady(), allSeen, counts(tally), cpu);
            progress.accept(
                    "restart: ready after %.1f s, %s writes"
                            .formatted(seconds(restart.ready()), restart.counts().writes()));
            return restart;
        }
    }

    /** Models whose pods take long, watched while they only wait. */
    Waiting waiting(int models, String readyAfter, Duration window) {
        try (BenchCluster cluster = BenchCluster.start(home, folder);
                OperatorRun operator = cluster.startOperator(plan.settings())) {
            RequestCounts tally = tally(cluster);
            cluster.create(new Fleet(home, "slow", models, Optional.of(readyAfter)), member -> {});
            limit(models)
                    .holds(
                            "all have their Deployments",
                            () ->
                                    tally.catchUp().writes(DEPLOYMENT) == models
                                            && tally.quietFor(REST));
            Quiet waited = quiet(cluster, operator, window);
            int early = tally.catchUp().ready();
            awaitRest(tally, models);
            if (early > 0) {
                throw new IllegalStateException(
                        early + " models did not wait: " + readyAfter + " is too short");
            }
            return new Waiting(models, readyAfter, waited, counts(tally));
        }
    }

    private static RequestCounts tally(BenchCluster cluster) {
        AuditLog log = cluster.audit();
        return new RequestCounts(log, log.mark(), OperatorOnCluster.USER);
    }

    private static Counts counts(RequestCounts tally) {
        return new Counts(tally.writes(), tally.refused(), tally.reads());
    }

    private static void awaitRest(RequestCounts tally, int ready) {
        limit(ready)
                .holds(
                        () -> ready + " models are Ready and at rest, now " + tally.ready(),
                        () -> tally.catchUp().ready() == ready && tally.quietFor(REST));
    }

    private static Until limit(int models) {
        return new Until(Duration.ofSeconds(300).plusMillis(models * 200L));
    }

    private static Duration clusterCpu(ControlPlane cluster) {
        Duration all = Duration.ZERO;
        for (Component component : Component.values()) {
            all = all.plus(Usage.of(cluster.process(component)).cpu());
        }
        return all;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
