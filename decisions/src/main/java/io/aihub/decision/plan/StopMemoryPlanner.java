package io.aihub.decision.plan;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.HeldStop;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which stops status has to remember, those first that nothing else remembers: status has room for
 * so many, and a stop whose decision is still there is found again in every pass.
 */
final class StopMemoryPlanner {
    private static final int LONGEST_ID = 63;

    /** The stops that hold or were lifted for a time. */
    List<HeldStop> holding(Pass pass) {
        // Judging one content finds only new revocations of that content, so the stops of all
        // contents are collected.
        SortedMap<String, HeldStop> held = new TreeMap<>();
        stops(pass)
                .flatMap(stops -> stops.held().stream())
                .forEach(one -> held.put(one.stop().uid(), one));
        List<HeldStop> all = new ArrayList<>(held.values());
        pass.rollout()
                .action()
                .filter(action -> action.what() == What.Stop)
                .filter(action -> action.reason() == Reason.SafetyStopped)
                .filter(action -> all.stream().noneMatch(s -> s.stop().kind() == StopKind.Safety))
                .ifPresent(action -> all.add(new HeldStop(safetyStop(pass), Optional.empty())));
        return byNeed(all, decisions(pass));
    }

    /** The uids of stops that were lifted for good. */
    List<String> lifted(Pass pass) {
        Set<String> decisions = decisions(pass);
        return stops(pass)
                .flatMap(stops -> stops.liftedForGood().stream())
                .distinct()
                // Where the decision is gone, there is nothing that could stop anew.
                .sorted(
                        Comparator.comparing((String uid) -> !decisions.contains(uid))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Stream<ApprovalDecision.Stops> stops(Pass pass) {
        return Stream.concat(
                        Stream.of(pass.approvals().asked()),
                        pass.approvals().byRevision().values().stream())
                .map(ApprovalDecision::stops);
    }

    private static Set<String> decisions(Pass pass) {
        return pass.seen().asked().dossier().decisions().stream()
                .map(GivenDecision::uid)
                .collect(Collectors.toSet());
    }

    /**
     * First the stops whose decision is gone, then the oldest of each person and content, so that
     * nobody can crowd another's stop out by repeating their own.
     */
    private static List<HeldStop> byNeed(List<HeldStop> stops, Set<String> decisions) {
        List<HeldStop> byAge =
                stops.stream()
                        .sorted(
                                Comparator.comparing((HeldStop held) -> held.stop().since())
                                        .thenComparing(held -> held.stop().uid()))
                        .toList();
        Set<List<Object>> told = new HashSet<>();
        List<HeldStop> first = new ArrayList<>();
        List<HeldStop> second = new ArrayList<>();
        List<HeldStop> last = new ArrayList<>();
        for (HeldStop held : byAge) {
            RecordedStop stop = held.stop();
            if (!decisions.contains(stop.uid())) {
                first.add(held);
            } else if (told.add(ended(stop))) {
                second.add(held);
            } else {
                last.add(held);
            }
        }
        first.addAll(second);
        first.addAll(last);
        return List.copyOf(first);
    }

    /** Who ends what. A revocation that reaches further is not the one that it follows. */
    private static List<Object> ended(RecordedStop stop) {
        return List.of(
                stop.by(), stop.kind(), stop.contentDigest(), stop.servingDigest(), stop.scope());
    }

    /** The id derives from the decision, so that a repeat after a crash is the same stop. */
    private static RecordedStop safetyStop(Pass pass) {
        Instant now = pass.seen().now();
        String revision =
                pass.seen().recorded().rollout().serving().map(id -> id.name()).orElse("none");
        return new RecordedStop(
                id(revision, now),
                StopKind.Safety,
                RevisionUpdatePlanner.OPERATOR,
                now,
                Optional.empty());
    }

    /** The digits of a revision's name tell it apart where the whole name is too long. */
    private static String id(String revision, Instant now) {
        String id = "safety-" + revision + "-" + now.getEpochSecond();
        return id.length() <= LONGEST_ID
                ? id
                : "safety-"
                        + revision.substring(revision.lastIndexOf('-') + 1)
                        + "-"
                        + now.getEpochSecond();
    }
}
