package io.aihub.decision.approval;

import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check of decisions that are in order and fill no seat all the same: nobody asks for their
 * role, or the same person sits there already.
 */
final class RoleChecks {
    private RoleChecks() {}

    /**
     * The seats that decisions are given for.
     *
     * @param roles that are asked for
     * @param missing roles of the seats that are still empty
     */
    private record Seats(Set<String> roles, List<String> missing) {}

    static void everyRoleIsAskedFor(ApprovalEvaluation file, GateFindings found) {
        Set<String> quorum = file.policy().quorum().keySet();
        if (quorum.isEmpty()) {
            return;
        }
        QuorumAssessor.QuorumResult stands = file.quorum();
        Level level = stands.met() ? Level.Record : Level.Warn;
        Seats approvals = new Seats(quorum, stands.match().missing());
        say(active(file.sifted().approvals(), file), approvals, level, found);
        if (file.bar().quarantined().isPresent()) {
            Seats retries = new Seats(quorum, file.bar().missing());
            say(active(file.sifted().retries(), file), retries, Level.Warn, found);
        }
        file.stops().held().stream()
                .filter(held -> held.stop().kind() != RecordedStop.StopKind.Revoke)
                .forEach(held -> resumes(held, file, found));
    }

    private static void resumes(HeldStop held, ApprovalEvaluation file, GateFindings found) {
        Set<String> roles = new TreeSet<>(file.policy().quorum().keySet());
        roles.addAll(file.policy().temporaryResumeRoles().keySet());
        List<TimedDecision> lifting =
                active(file.sifted().resumes(), file).stream()
                        .filter(one -> one.decision().effect().lifts().contains(held.stop().uid()))
                        .toList();
        List<String> missing =
                Stream.concat(
                                held.lifting().missing().stream(),
                                held.lifting().missingForTime().stream())
                        .toList();
        say(lifting, new Seats(roles, missing), Level.Warn, found);
    }

    private static List<TimedDecision> active(List<TimedDecision> all, ApprovalEvaluation file) {
        return TimedDecision.activeAt(all, file.now());
    }

    private static void say(
            List<TimedDecision> given, Seats seats, Level level, GateFindings found) {
        String asked = String.join(", ", new TreeSet<>(seats.roles()));
        given.stream()
                .map(TimedDecision::decision)
                .filter(one -> !seats.roles().contains(one.role()))
                .forEach(
                        one ->
                                found.note(
                                        Reason.RoleNotAskedFor,
                                        level,
                                        "",
                                        DecisionFilter.describe(one)
                                                + " does not count: role "
                                                + one.role()
                                                + " is not asked for; asked for are "
                                                + asked));
        repeats(given, seats)
                .forEach(words -> found.note(Reason.SamePersonCountedOnce, level, "", words));
    }

    /**
     * A renewal is no repeat to speak of, only a second signature where another person is needed.
     */
    private static List<String> repeats(List<TimedDecision> given, Seats seats) {
        Map<String, List<GivenDecision>> bySeat =
                given.stream()
                        .map(TimedDecision::decision)
                        .filter(one -> seats.missing().contains(one.role()))
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.person() + " as " + one.role(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return bySeat.entrySet().stream()
                .filter(seat -> seat.getValue().size() > 1)
                .map(
                        seat ->
                                seat.getKey()
                                        + " decided "
                                        + seat.getValue().size()
                                        + " times and counts once; let another person decide")
                .toList();
    }
}
