package io.aihub.operator.observe;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.approval.StopHistory;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.observation.Observation.Register;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.ObservedRevision.History;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.dossier.DossierGatherer;
import io.aihub.dossier.DossierSources;
import io.aihub.dossier.StopMapping;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.content.SnapshotReading;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.vocabulary.EnumMapping;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.cache.ClusterView;
import io.aihub.operator.cache.PodTrouble;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.mapping.BaselineMapping;
import io.aihub.operator.mapping.RecordedMapping;
import io.aihub.operator.mapping.TermsMapping;
import io.aihub.operator.observe.ApplyResult.NameTaken;
import io.aihub.operator.observe.MonitoringGatherer.Measured;
import io.aihub.operator.observe.WorkloadGatherer.Role;
import io.aihub.operator.sample.Measurements;
import io.aihub.operator.sample.PodAddress;
import io.aihub.operator.sample.WindowBoard;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gathers one look at one model. The last reading of a pass: nothing after it asks the caches. */
public final class ModelGatherer {
    private static final Comparator<ModelRevision> OLDEST_FIRST =
            Comparator.comparing(
                    revision -> revision.getMetadata().getCreationTimestamp(),
                    Comparator.nullsLast(Comparator.naturalOrder()));

    private final DossierGatherer dossiers;
    private final WorkloadGatherer workloads;
    private final MonitoringGatherer monitoring = new MonitoringGatherer();
    private final TermsMapping terms = new TermsMapping();
    private final BaselineMapping baselines = new BaselineMapping();
    private final Function<AIModel, ClusterView> views;
    private final WindowBoard board;
    private final ApplyMemory applied;
    private final ClusterPlace place;
    private final Clock clock;

    /**
     * @param views what the caches hold about a model
     * @param measured beside the API
     * @param applied what stood in the way of the last apply
     * @param place what this cluster says it is
     */
    public ModelGatherer(
            Function<AIModel, ClusterView> views,
            DossierGatherer dossiers,
            Measurements measured,
            ApplyMemory applied,
            ClusterPlace place,
            Clock clock) {
        this.views = views;
        this.dossiers = dossiers;
        this.workloads = new WorkloadGatherer(measured.golden(), applied);
        this.board = measured.board();
        this.applied = applied;
        this.place = place;
        this.clock = clock;
    }

    /** One look. */
    public ModelObservation observe(AIModel model) {
        Look look = new Look(model, views.apply(model), clock.instant());
        return look.gather();
    }

    /** One look under way. */
    private final class Look {
        private final AIModel model;
        private final ModelRef ref;
        private final ClusterView view;
        private final Instant now;
        private final List<ModelRevision> snapshots;
        private final ActualWorkload actual;
        private final List<Finding> problems = new ArrayList<>();
        private final Map<String, ContentSnapshot> contents = new LinkedHashMap<>();
        private final Map<String, ModelRevision> stored = new HashMap<>();
        private final ContentSnapshot asked;
        private WorkloadNames names;

        Look(AIModel model, ClusterView view, Instant now) {
            this.model = model;
            this.ref = ModelRef.of(model);
            this.view = view;
            this.now = now;
            this.snapshots = view.revisions();
            this.actual = view.existing();
            this.asked = ContentSnapshot.of(model).among(snapshots);
        }

        ModelObservation gather() {
            readSnapshots();
            Recorded recorded = new RecordedMapping(this::id).map(model.getStatus());
            names = names(recorded);
            List<ObservedRevision> revisions =
                    contents.entrySet().stream()
                            .map(entry -> seen(entry.getValue(), recorded))
                            .toList();
            ObservedRevision askedFor = askedFor(revisions, recorded);
            var measured = measured(recorded);
            problems.addAll(measured.findings());
            revisions.stream().flatMap(r -> PodTroubles.beside(r).stream()).forEach(problems::add);
            var traffic =
                    new TrafficGatherer(
                            view, actual, applied.of(ref.id()), contents.values(), names);
            problems.addAll(traffic.findings());
            problems.addAll(new UnownedGatherer(view).findings(actual));
            problems.addAll(ReplicaFindings.of(model.getSpec(), actual.deployments()));
            contents.putIfAbsent(asked.revisionName(), asked);
            Observation observation =
                    new Observation(
                            new Register(generation(), hold()),
                            askedFor,
                            revisions,
                            recorded,
                            traffic.gather(
                                    ref.name(),
                                    recorded.rollout().serving().map(RevisionId::servingDigest)),
                            measured.monitored(),
                            List.copyOf(problems),
                            now);
            return new ModelObservation(
                    observation, contents, snapshots, names, actual, pods(), measured.scraping());
        }

        /**
         * At rest it is one of the revisions: the same digest is the same content, seen the same.
         */
        private ObservedRevision askedFor(List<ObservedRevision> revisions, Recorded recorded) {
            return revisions.stream()
                    .filter(observed -> observed.id().equals(id(asked)))
                    .findFirst()
                    .orElseGet(() -> seen(asked, recorded));
        }

        private void readSnapshots() {
            for (ModelRevision revision : snapshots) {
                String name = revision.getMetadata().getName();
                SnapshotReading reading = ContentSnapshot.read(revision);
                if (reading instanceof SnapshotReading.Intact intact) {
                    contents.put(name, intact.snapshot());
                    stored.put(name, revision);
                } else if (reading instanceof SnapshotReading.Refused refused) {
                    problems.add(
                            Finding.of(
                                    Reason.InvalidContent,
                                    Level.Warn,
                                    "ModelRevision/" + name,
                                    "Nothing is made from it: " + refused.why() + "."));
                }
            }
        }

        /**
         * The name says which content it is, so what is asked for is known without its snapshot.
         */
        private RevisionId id(String revision) {
            ContentSnapshot content =
                    revision.equals(asked.revisionName()) ? asked : contents.get(revision);
            if (content != null) {
                return id(content);
            }
            String digest =
                    Optional.ofNullable(model.getStatus())
                            .map(AIModelStatus::serving)
                            .filter(serving -> revision.equals(serving.revision()))
                            .map(serving -> serving.servingDigest())
                            .orElse("unknown:" + revision);
            return new RevisionId(revision, "unknown:" + revision, digest, "unknown");
        }

        private static RevisionId id(ContentSnapshot content) {
            return new RevisionId(
                    content.revisionName(),
                    content.contentDigest(),
                    content.servingDigest(),
                    content.version());
        }

        private ObservedRevision seen(ContentSnapshot content, Recorded recorded) {
            AIModelSpec spec = content.spec();
            boolean isAsked = content.contentDigest().equals(asked.contentDigest());
            Optional<CandidateRecord> candidate =
                    recorded.rollout()
                            .candidate()
                            .filter(c -> c.id().servingDigest().equals(content.servingDigest()));
            WorkloadState workload =
                    candidate.filter(this::isShutOut).isPresent()
                            ? WorkloadState.NameTaken
                            : workloads.observe(
                                    ref.id(),
                                    actual,
                                    names,
                                    content.servingDigest(),
                                    role(candidate.isPresent()));
            PodTroubles troubles = troubles(content, workload);
            return new ObservedRevision(
                    id(content),
                    dossiers.gather(content, model.getSpec(), circumstances(isAsked)),
                    terms.rollout(spec),
                    terms.failure(spec),
                    history(content.revisionName()),
                    workload,
                    troubles.words(),
                    troubles.next());
        }

        /** A promotion has nothing to move traffic with while the Service is somebody else's. */
        private boolean isShutOut(CandidateRecord candidate) {
            return candidate.purpose() == Purpose.Promotion
                    && TrafficGatherer.service(applied.of(ref.id()), actual, ref.name())
                            .filter(NameTaken.class::isInstance)
                            .isPresent();
        }

        private PodTroubles troubles(ContentSnapshot content, WorkloadState workload) {
            List<PodTrouble> pods = deployment(content).map(view::troubles).orElse(List.of());
            PodTroubles told = PodTroubles.of(pods, now);
            return workloads
                    .wrongAnswer(ref.id(), content.servingDigest())
                    .filter(any -> workload == WorkloadState.SmokeTestFailed)
                    .map(wrong -> new PodTroubles(Optional.of(wrong), told.next()))
                    .orElse(told);
        }

        private Optional<Deployment> deployment(ContentSnapshot content) {
            return names.deployment(actual.deployments(), content.servingDigest());
        }

        /** What serves comes first: it had its Deployment before these said whose they are. */
        private WorkloadNames names(Recorded recorded) {
            Set<String> digests = new LinkedHashSet<>();
            recorded.rollout().serving().map(RevisionId::servingDigest).ifPresent(digests::add);
            snapshots.stream()
                    .sorted(OLDEST_FIRST)
                    .map(revision -> contents.get(revision.getMetadata().getName()))
                    .filter(Objects::nonNull)
                    .map(ContentSnapshot::servingDigest)
                    .forEach(digests::add);
            digests.add(asked.servingDigest());
            return WorkloadNames.allot(ref.name(), actual, digests);
        }

        private Role role(boolean candidate) {
            if (!candidate) {
                return Role.Established;
            }
            boolean failed = RecordedMapping.failedSmokeTest(model.getStatus());
            return failed ? Role.FailedCandidate : Role.Candidate;
        }

        private DossierSources circumstances(boolean isAsked) {
            return new DossierSources(
                    view.decisions(),
                    view.policies(),
                    view.namespaceLabels(),
                    stops(),
                    new ApprovalContext(
                            place,
                            view.admission(),
                            isAsked ? ContentStanding.AskedFor : ContentStanding.Former,
                            Optional.empty()),
                    view::profile);
        }

        private StopHistory stops() {
            return Optional.ofNullable(model.getStatus())
                    .map(AIModelStatus::stops)
                    .map(StopMapping::history)
                    .orElse(StopHistory.none());
        }

        private History history(String name) {
            ModelRevision revision = stored.get(name);
            if (revision == null) {
                return History.none(now);
            }
            Instant created =
                    ApiDate.time(revision.getMetadata().getCreationTimestamp()).orElse(now);
            ModelRevisionStatus status = revision.getStatus();
            if (status == null) {
                return History.none(created);
            }
            return new History(
                    created,
                    ApiDate.time(status.firstServed()),
                    ApiDate.time(status.lastServed()),
                    ApiDate.time(status.stableSince()),
                    Optional.ofNullable(status.quarantine()).flatMap(q -> ApiDate.time(q.at())),
                    baselines.map(status.baseline()),
                    ServedMapping.openSince(status));
        }

        private MonitoringGatherer.Gathered measured(Recorded recorded) {
            Optional<RevisionId> serving = recorded.rollout().serving();
            AIModelSpec spec = serving.map(id -> contents.get(id.name())).orElse(asked).spec();
            Measured measured =
                    serving.map(
                                    id ->
                                            new Measured(
                                                    board.windows(ref.id(), id.name()),
                                                    board.scrapes(ref.id())))
                            .orElse(Measured.NOTHING);
            measured.finding().ifPresent(problems::add);
            return monitoring.gather(spec, ref.namespace(), view, measured);
        }

        private Map<String, List<PodAddress>> pods() {
            Map<String, List<PodAddress>> pods = new HashMap<>();
            for (ContentSnapshot content : contents.values()) {
                deployment(content)
                        .ifPresent(
                                found ->
                                        pods.put(
                                                content.servingDigest(),
                                                view.readyPods(found).stream()
                                                        .map(
                                                                pod ->
                                                                        new PodAddress(
                                                                                pod.getMetadata()
                                                                                        .getName(),
                                                                                pod.getStatus()
                                                                                        .getPodIP()))
                                                        .toList()));
            }
            return pods;
        }

        private long generation() {
            Long generation = model.getMetadata().getGeneration();
            return generation == null ? 0 : generation;
        }

        private Hold hold() {
            return Optional.ofNullable(model.getSpec())
                    .map(AIModelSpec::hold)
                    .map(EnumMapping.HOLD::toDecisions)
                    .orElse(Hold.None);
        }
    }
}
