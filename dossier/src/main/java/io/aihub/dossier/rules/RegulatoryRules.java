package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.refused;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import io.aihub.dossier.time.ApiDate;
import java.util.List;
import java.util.stream.Stream;

/** Rules on class, basis, device and conformity. */
final class RegulatoryRules {
    private static final String CERTIFICATE_END = "regulatory.conformity.validTo";

    private static final RegisterRule REG_01 =
            new RegisterRule(
                    "REG-01",
                    "AI Act Art. 5",
                    Level.Enforce,
                    "no prohibited use",
                    entry -> refused(entry, "REG-01"));
    private static final RegisterRule REG_04 =
            new RegisterRule(
                    "REG-04",
                    "AI Act Art. 6(1), 43, 47, 48; MDR",
                    Level.Enforce,
                    "a CE-marked device has a certificate in date or a declaration",
                    RegulatoryRules::conformity);
    private static final RegisterRule REG_04B =
            new RegisterRule(
                    "REG-04b",
                    "MDR Art. 5(5)",
                    Level.Enforce,
                    "an in-house device or no device has a justification",
                    RegulatoryRules::justification);
    private static final RegisterRule REG_05 =
            RegisterRule.ofDefinition(
                    "REG-05", "AI Act Art. 6(2)", "an Annex III system names its point");
    private static final RegisterRule REG_06 =
            new RegisterRule(
                    "REG-06",
                    "AI Act Art. 26(8), 49(3)",
                    Level.Warn,
                    "a public deployer registers an Annex III use",
                    RegulatoryRules::registration);
    private static final RegisterRule REG_07 =
            new RegisterRule(
                    "REG-07",
                    "AI Act Art. 27",
                    Level.Warn,
                    "an Annex III use has an assessment of fundamental rights",
                    entry ->
                            need(
                                    annexIII(entry),
                                    entry,
                                    "regulatory.fria.ref",
                                    "write the reference of the fundamental rights impact"
                                            + " assessment"));
    private static final RegisterRule REG_08 =
            new RegisterRule(
                    "REG-08",
                    "AI Act Art. 6(3)",
                    Level.Enforce,
                    "profiling of people never takes the exception",
                    RegulatoryRules::exception);
    private static final RegisterRule REG_09 =
            new RegisterRule(
                    "REG-09",
                    "AI Act Art. 6",
                    Level.Enforce,
                    "class and basis agree",
                    entry -> refused(entry, "REG-09"));
    private static final RegisterRule REG_10 =
            new RegisterRule(
                    "REG-10",
                    "AI Act Art. 57",
                    Level.Enforce,
                    "a sandbox is for research and pilots",
                    RegulatoryRules::sandbox);

    private RegulatoryRules() {}

    static List<RegisterRule> all() {
        return List.of(REG_01, REG_04, REG_04B, REG_05, REG_06, REG_07, REG_08, REG_09, REG_10);
    }

    private static boolean annexIII(RegisterEntry entry) {
        return entry.is("risk.basis", "AnnexIII");
    }

    private static Stream<Hit> conformity(RegisterEntry entry) {
        if (!entry.is("risk.basis", "AnnexI")) {
            return Stream.empty();
        }
        if (entry.absent("regulatory.device.status")) {
            return need(
                    true,
                    entry,
                    "regulatory.device.status",
                    "write CeMarked, InHouse, NationalMedicalInformationSystem,"
                            + " ClinicalInvestigation or NotADevice");
        }
        if (!entry.is("regulatory.device.status", "CeMarked")) {
            return Stream.empty();
        }
        boolean selfDeclared = entry.is("regulatory.device.class", "I");
        return Stream.of(
                        need(
                                selfDeclared,
                                entry,
                                "regulatory.conformity.declarationRef",
                                "write the reference of the manufacturer's declaration of"
                                        + " conformity"),
                        need(
                                !selfDeclared,
                                entry,
                                "regulatory.conformity.certificateNo",
                                "write the number of the certificate"),
                        need(
                                !selfDeclared,
                                entry,
                                CERTIFICATE_END,
                                "write the date until which the certificate is valid"),
                        ended(entry))
                .flatMap(hits -> hits);
    }

    private static Stream<Hit> ended(RegisterEntry entry) {
        String date = entry.text(CERTIFICATE_END);
        return ApiDate.end(date).stream()
                .map(
                        end ->
                                Hit.broken(
                                                entry.show(CERTIFICATE_END),
                                                "the certificate was valid until "
                                                        + date
                                                        + "; write the date of the renewed one")
                                        .since(end));
    }

    private static Stream<Hit> justification(RegisterEntry entry) {
        return need(
                entry.is("regulatory.device.status", "InHouse", "NotADevice"),
                entry,
                "regulatory.device.justificationRef",
                "write the reference of the justification for "
                        + entry.text("regulatory.device.status"));
    }

    private static Stream<Hit> registration(RegisterEntry entry) {
        boolean point2 = entry.text("risk.annexIIIPoint").startsWith("2");
        return need(
                annexIII(entry) && !point2 && entry.inUse(),
                entry,
                "regulatory.euDatabase.useRegistrationId",
                "write the id under which the use is registered in the EU database");
    }

    private static Stream<Hit> exception(RegisterEntry entry) {
        return when(
                entry.holds("regulatory.exception") && entry.is("regulatory.profiling", "Yes"),
                Hit.broken(
                        entry.show("regulatory.exception"),
                        "a system that profiles people is always High; remove the exception, or"
                                + " write profiling: No where it does not"));
    }

    private static Stream<Hit> sandbox(RegisterEntry entry) {
        return when(
                !entry.absent("regulatory.sandboxRef") && entry.inUse(),
                Hit.broken(
                        entry.show("stage"),
                        "a model in a regulatory sandbox is in Research or Pilot; write one of"
                                + " them, or remove regulatory.sandboxRef"));
    }
}
