package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.refused;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules on the artifact, the image and the supplier. */
final class SupplyRules {
    private static final Pattern PINNED = Pattern.compile(".*@sha256:[a-f0-9]{64}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");

    private static final RegisterRule ART_01 =
            new RegisterRule(
                    "ART-01",
                    "AI Act Art. 15; supply chain security",
                    Level.Enforce,
                    "image and model file are pinned by digest",
                    SupplyRules::pinned);
    private static final RegisterRule ART_03 =
            new RegisterRule(
                    "ART-03",
                    "Region Örebro län AI strategy 4.6",
                    Level.Warn,
                    "the licence is known",
                    entry ->
                            need(
                                    entry.inCluster(),
                                    entry,
                                    "artifact.licence",
                                    "write the licence, as an SPDX id where there is one"));
    private static final RegisterRule SUP_01 =
            new RegisterRule(
                    "SUP-01",
                    "Region Skåne AI strategy 3.6; Region Örebro län AI strategy 4.6",
                    Level.Warn,
                    "a supplier's contract settles data ownership and exit",
                    SupplyRules::contract);

    private SupplyRules() {}

    static List<RegisterRule> all() {
        return List.of(ART_01, ART_03, SUP_01);
    }

    /**
     * A tag is refused by the definition and so here, in a pilot too: what it names can change. A
     * model file without a digest is tolerated with a warning in research and pilots.
     */
    private static Stream<Hit> pinned(RegisterEntry entry) {
        boolean file =
                DIGEST.matcher(entry.text("artifact.digest")).matches()
                        || PINNED.matcher(entry.text("artifact.uri")).matches();
        Stream<Hit> artifact =
                when(
                        entry.inCluster() && entry.holds("artifact") && !file,
                        Hit.broken(
                                entry.show("artifact.digest"),
                                "write sha256: and 64 hexadecimal digits of the model file"));
        return Stream.concat(
                refused(entry, "ART-01"),
                artifact.map(hit -> entry.inUse() ? hit : hit.at(Level.Warn)));
    }

    private static Stream<Hit> contract(RegisterEntry entry) {
        boolean supplied = !entry.absent("supplier.name");
        return Stream.concat(
                        need(
                                supplied,
                                entry,
                                "supplier.dataOwnership",
                                "write who owns the data that the model takes and makes"),
                        need(
                                supplied,
                                entry,
                                "supplier.exitPlanRef",
                                "write the reference of the plan to leave the supplier"))
                .map(hit -> entry.highRisk() ? hit.at(Level.Enforce) : hit);
    }
}
