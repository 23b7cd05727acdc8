package io.aihub.decision.approval;

import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checks that are about people: whether enough of them approved the content. */
final class QuorumChecks {
    private QuorumChecks() {}

    static void quorumStands(ApprovalEvaluation file, GateFindings found) {
        QuorumAssessor.QuorumResult quorum = file.quorum();
        Level level = quorum.met() ? Level.Record : Level.Warn;
        found.noteAll(file.sifted().findings());
        noteDoubleRoles(file, found, level);
        noteOutOfPeriod(file, found, level);
        if (file.consented() || file.policy().quorum().isEmpty()) {
            return;
        }
        found.block(whyNot(file));
        if (quorum.ranOut()) {
            found.note(
                    Reason.Expired,
                    Level.Enforce,
                    "",
                    "the approvals ended "
                            + quorum.end().orElseThrow().until()
                            + "; approve this content again");
        }
    }

    private static Blocker whyNot(ApprovalEvaluation file) {
        if (file.quorum().ranOut()) {
            return Blocker.Expired;
        }
        boolean admitted = DecisionFilter.admissionHolds(file.dossier(), file.policy());
        if (admitted && file.dossier().servesThisContent()) {
            return Blocker.PolicyChanged;
        }
        return file.quorum().match().seated().isEmpty()
                ? Blocker.NeverApproved
                : Blocker.Incomplete;
    }

    private static void noteDoubleRoles(ApprovalEvaluation file, GateFindings found, Level level) {
        Set<String> roles = file.policy().quorum().keySet();
        Map<String, Set<String>> rolesOf = new TreeMap<>();
        for (TimedDecision approval :
                TimedDecision.activeAt(file.sifted().approvals(), file.now())) {
            if (roles.contains(approval.decision().role())) {
                rolesOf.computeIfAbsent(approval.decision().person(), person -> new TreeSet<>())
                        .add(approval.decision().role());
            }
        }
        rolesOf.forEach(
                (person, named) -> {
                    if (named.size() > 1) {
                        found.note(
                                Reason.SamePersonCountedOnce,
                                level,
                                "",
                                person
                                        + " approved as "
                                        + String.join(", ", named)
                                        + " and counts for one of them; let another person approve");
                    }
                });
    }

    private static void noteOutOfPeriod(ApprovalEvaluation file, GateFindings found, Level level) {
        String outside =
                file.sifted().approvals().stream()
                        .filter(approval -> !approval.activeAt(file.now()))
                        .map(approval -> sayPeriod(approval, file.now()))
                        .collect(Collectors.joining("; "));
        if (!outside.isEmpty()) {
            found.note(Reason.DecisionOutOfPeriod, level, "", outside);
        }
    }

    private static String sayPeriod(TimedDecision approval, Instant now) {
        String name = DecisionFilter.describe(approval.decision());
        return approval.begunAt(now)
                ? name + " ended " + approval.until() + " (" + approval.limitedBy() + ")"
                : name + " counts from " + approval.from();
    }

    static void emergencyIsRatified(ApprovalEvaluation file, GateFindings found) {
        if (file.quorum().met()) {
            return;
        }
        List<TimedDecision> begun =
                file.sifted().emergencies().stream()
                        .filter(emergency -> emergency.begunAt(file.now()))
                        .toList();
        for (TimedDecision emergency : begun) {
            boolean active = emergency.activeAt(file.now());
            found.note(
                    Reason.BreakGlass,
                    Level.Warn,
                    "",
                    DecisionFilter.describe(emergency.decision())
                            + (active ? " ends " : " ended ")
                            + emergency.until()
                            + (active
                                    ? "; ratify it by the quorum before"
                                    : " and was not ratified by the quorum"));
        }
    }
}
