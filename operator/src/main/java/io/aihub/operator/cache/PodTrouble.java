package io.aihub.operator.cache;

import io.aihub.decision.Ellipsis;
import io.aihub.dossier.time.ApiDate;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a pod does not run, in Kubernetes' own words: reasons, exit codes, and what the scheduler
 * says. Never what a container wrote: a termination message may hold anything. The words stay the
 * same while a container goes round between starting, ending and waiting.
 *
 * @param words in one clause
 * @param unscheduledSince since when the scheduler finds no node, absent for any other trouble
 */
public record PodTrouble(String words, Optional<Instant> unscheduledSince) {
    /** For so long a pod may wait for its node before that is told: others may make room. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    private static final int LONGEST = 300;
    private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");
    private static final Set<String> PULLING = Set.of("ErrImagePull", "ImagePullBackOff");

    /** Absent for a pod that runs, starts as usual or is being deleted. */
    static Optional<PodTrouble> of(Pod pod) {
        PodStatus status = pod.getStatus();
        if (status == null || pod.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        Optional<PodCondition> unscheduled = unscheduled(status);
        Optional<Instant> since =
                unscheduled.map(PodCondition::getLastTransitionTime).flatMap(ApiDate::time);
        return unscheduled
                .map(PodTrouble::scheduler)
                .or(() -> failed(status))
                .or(() -> containers(status).flatMap(c -> of(c).stream()).findFirst())
                .map(words -> "pod " + pod.getMetadata().getName() + ": " + words)
                .map(words -> new PodTrouble(Ellipsis.cut(words, LONGEST), since));
    }

    /**
     * When it is to be told, absent where it is told at once. A scheduler's clock may stand a
     * little ahead, and one that stands far ahead keeps nothing back.
     */
    public Optional<Instant> toldFrom(Instant now) {
        return unscheduledSince
                .filter(since -> !since.isAfter(now.plus(USUAL_WAIT)))
                .map(since -> since.plus(USUAL_WAIT))
                .filter(from -> from.isAfter(now));
    }

    /** The containers that a reader could ask about. */
    static Stream<ContainerStatus> containers(PodStatus status) {
        return Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
    }

    private static Optional<PodCondition> unscheduled(PodStatus status) {
        return status.getConditions().stream()
                .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
                .filter(c -> c.getReason() != null)
                .findFirst();
    }

    private static String scheduler(PodCondition condition) {
        String said = condition.getMessage() == null ? "" : ", " + condition.getMessage().strip();
        return word(condition.getReason()) + said.replaceAll("\\.$", "");
    }

    private static Optional<String> failed(PodStatus status) {
        return "Failed".equals(status.getPhase()) && status.getReason() != null
                ? Optional.of(word(status.getReason()))
                : Optional.empty();
    }

    private static Optional<String> of(ContainerStatus container) {
        if (Boolean.TRUE.equals(container.getReady())) {
            return Optional.empty();
        }
        String name = "container " + word(container.getName()) + " ";
        Optional<ContainerState> state = Optional.ofNullable(container.getState());
        Optional<ContainerStateTerminated> ended =
                state.map(ContainerState::getTerminated)
                        .or(
                                () ->
                                        Optional.ofNullable(container.getLastState())
                                                .map(ContainerState::getTerminated));
        boolean restarts = container.getRestartCount() != null && container.getRestartCount() > 0;
        Optional<String> waits =
                state.map(ContainerState::getWaiting)
                        .map(ContainerStateWaiting::getReason)
                        .filter(reason -> !USUAL.contains(reason));
        if (waits.filter(PULLING::contains).isPresent()) {
            return Optional.of(name + "waits: ImagePullBackOff (ErrImagePull)");
        }
        boolean crashes = waits.filter("CrashLoopBackOff"::equals).isPresent();
        if (waits.isPresent() && !crashes) {
            return Optional.of(name + "waits: " + word(waits.get()));
        }
        if (crashes || restarts && ended.isPresent()) {
            return Optional.of(
                    name
                            + "restarts (CrashLoopBackOff)"
                            + ended.map(e -> "; last ended with " + end(e)).orElse(""));
        }
        return ended.filter(e -> !Integer.valueOf(0).equals(e.getExitCode()))
                .map(e -> name + "ended with " + end(e));
    }

    private static String end(ContainerStateTerminated ended) {
        return word(Objects.requireNonNullElse(ended.getReason(), "Error"))
                + ", exit code "
                + ended.getExitCode();
    }

    /** Reasons are words; what is none is not repeated. */
    private static String word(String text) {
        return text != null && text.matches("[A-Za-z0-9._-]{1,63}") ? text : "(unreadable)";
    }
}
