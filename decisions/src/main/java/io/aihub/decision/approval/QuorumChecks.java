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

/** The checks that are about people: whether enough of them stand behind the content. */
final class QuorumChecks {
    private QuorumChecks() {}

    static void quorumStands(CaseFile file, Ruling ruling) {
        QuorumAssessor.Result quorum = file.quorum();
        Level level = quorum.met() ? Level.Record : Level.Warn;
        ruling.noteAll(file.sifted().findings());
        noteDoubleRoles(file, ruling, level);
        noteOutOfPeriod(file, ruling, level);
        if (file.consented() || file.policy().quorum().isEmpty()) {
            return;
        }
        ruling.block(whyNot(file));
        if (quorum.ranOut()) {
            ruling.note(
                    Reason.Expired,
                    Level.Enforce,
                    "",
                    "the approvals ended "
                            + quorum.end().orElseThrow().until()
                            + "; approve this content again");
        }
    }

    private static Cause whyNot(CaseFile file) {
        if (file.quorum().ranOut()) {
            return Cause.Expired;
        }
        boolean admitted = DecisionSieve.admissionHolds(file.dossier(), file.policy());
        if (admitted && file.dossier().servesThisContent()) {
            return Cause.PolicyChanged;
        }
        return file.quorum().match().seated().isEmpty() ? Cause.NeverApproved : Cause.Incomplete;
    }

    private static void noteDoubleRoles(CaseFile file, Ruling ruling, Level level) {
        Set<String> roles = file.policy().quorum().keySet();
        Map<String, Set<String>> rolesOf = new TreeMap<>();
        for (Counted approval : Counted.activeAt(file.sifted().approvals(), file.now())) {
            if (roles.contains(approval.decision().role())) {
                rolesOf.computeIfAbsent(approval.decision().person(), person -> new TreeSet<>())
                        .add(approval.decision().role());
            }
        }
        rolesOf.forEach(
                (person, named) -> {
                    if (named.size() > 1) {
                        ruling.note(
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

    private static void noteOutOfPeriod(CaseFile file, Ruling ruling, Level level) {
        String outside =
                file.sifted().approvals().stream()
                        .filter(approval -> !approval.activeAt(file.now()))
                        .map(approval -> sayPeriod(approval, file.now()))
                        .collect(Collectors.joining("; "));
        if (!outside.isEmpty()) {
            ruling.note(Reason.DecisionOutOfPeriod, level, "", outside);
        }
    }

    private static String sayPeriod(Counted approval, Instant now) {
        String name = DecisionSieve.describe(approval.decision());
        return approval.begunAt(now)
                ? name + " ended " + approval.until() + " (" + approval.limitedBy() + ")"
                : name + " counts from " + approval.from();
    }

    static void emergencyIsRatified(CaseFile file, Ruling ruling) {
        if (file.quorum().met()) {
            return;
        }
        List<Counted> begun =
                file.sifted().emergencies().stream()
                        .filter(emergency -> emergency.begunAt(file.now()))
                        .toList();
        for (Counted emergency : begun) {
            boolean active = emergency.activeAt(file.now());
            ruling.note(
                    Reason.BreakGlass,
                    Level.Warn,
                    "",
                    DecisionSieve.describe(emergency.decision())
                            + (active ? " ends " : " ended ")
                            + emergency.until()
                            + (active
                                    ? "; ratify it by the quorum before"
                                    : " and was not ratified by the quorum"));
        }
    }
}
