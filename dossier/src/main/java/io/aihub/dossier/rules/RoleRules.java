package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;

import io.aihub.decision.Level;
import java.util.List;
import java.util.stream.Stream;

/** Rules on who answers for the model. */
final class RoleRules {
    private static final String SOURCE =
            "Region Skåne AI strategy 3.2; Region Örebro län AI strategy 4.2";

    private static final RegisterRule ROL_01 =
            new RegisterRule(
                    "ROL-01",
                    SOURCE,
                    Level.Enforce,
                    "owner, technical manager and incident contact are named",
                    entry ->
                            Stream.of("systemOwner", "technicalManager", "incidentContact")
                                    .flatMap(role -> named(entry, true, role)));
    private static final RegisterRule ROL_02 =
            new RegisterRule(
                    "ROL-02",
                    SOURCE,
                    Level.Enforce,
                    "a clinical model has a clinical owner",
                    entry -> named(entry, entry.clinical(), "clinicalOwner"));

    private RoleRules() {}

    static List<RegisterRule> all() {
        return List.of(ROL_01, ROL_02);
    }

    private static Stream<Hit> named(RegisterEntry entry, boolean needed, String role) {
        return need(needed, entry, "roles." + role + ".name", "write who is the " + role);
    }
}
