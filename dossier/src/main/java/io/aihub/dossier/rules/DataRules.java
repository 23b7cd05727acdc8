package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import io.aihub.decision.approval.Residency;
import io.aihub.dossier.time.ApiDate;
import java.util.List;
import java.util.stream.Stream;

/** Rules on data sets, personal data and transfers. */
final class DataRules {
    private static final String DATASETS = "lineage.datasets";

    private static final RegisterRule DATA_01 =
            RegisterRule.ofDefinition(
                    "DATA-01",
                    "Region Skåne AI strategy 3.5; AI Act Art. 10",
                    "every data set has an owner, and no data set has a reason");
    private static final RegisterRule DATA_02 =
            new RegisterRule(
                    "DATA-02",
                    "GDPR Art. 9, 25; AI Act Art. 10",
                    Level.Enforce,
                    "special categories are protected where a model is made or tested on them",
                    DataRules::protectedData);
    private static final RegisterRule DATA_03 =
            new RegisterRule(
                    "DATA-03",
                    "GDPR Art. 6, 9",
                    Level.Enforce,
                    "personal data, in a data set or in use, has a legal basis and a controller",
                    DataRules::lawful);
    private static final RegisterRule DATA_04 =
            new RegisterRule(
                    "DATA-04",
                    "GDPR chapter V",
                    Level.Enforce,
                    "a transfer out of the EEA has a mechanism",
                    DataRules::transfers);
    private static final RegisterRule DATA_05 =
            new RegisterRule(
                    "DATA-05",
                    "AI Act Art. 10",
                    Level.Warn,
                    "every data set can be told from its other versions",
                    DataRules::versioned);
    private static final RegisterRule DATA_06 =
            new RegisterRule(
                    "DATA-06",
                    "GDPR Art. 5(2), 30",
                    Level.Enforce,
                    "a model that takes in text or speech says what personal data is in it",
                    DataRules::stated);
    private static final RegisterRule PRI_01 =
            new RegisterRule(
                    "PRI-01",
                    "GDPR Art. 35; AI Act Art. 26(9)",
                    Level.Enforce,
                    "special categories, in a data set or in use, have an impact assessment",
                    DataRules::assessed);
    private static final RegisterRule PRI_02 =
            new RegisterRule(
                    "PRI-02",
                    "GDPR Art. 35(11)",
                    Level.Warn,
                    "the impact assessment is reviewed in time",
                    DataRules::review);

    private DataRules() {}

    static List<RegisterRule> all() {
        return List.of(DATA_01, DATA_02, DATA_03, DATA_04, DATA_05, DATA_06, PRI_01, PRI_02);
    }

    private static boolean personal(RegisterEntry entry, String... kinds) {
        return entry.items(DATASETS).stream().anyMatch(set -> set.is("personalData", kinds));
    }

    /** What goes in when the model is used is asked of as what it was made from. */
    private static Stream<Hit> lawful(RegisterEntry entry) {
        boolean made = personal(entry, "Personal", "SpecialCategory");
        boolean used = entry.personalDataInUse();
        Stream<Hit> basis =
                need(
                                made || used,
                                entry,
                                "privacy.legalBasis.art6",
                                "write the legal basis under GDPR Art. 6 for the personal data")
                        .map(hit -> made ? hit : hit.lately());
        Stream<Hit> special =
                need(
                                entry.specialDataInUse(),
                                entry,
                                "privacy.legalBasis.art9",
                                "write the ground under GDPR Art. 9: health data goes in when it is used")
                        .map(Hit::lately);
        Stream<Hit> controller =
                need(
                                used,
                                entry,
                                "privacy.controller",
                                "write who is the controller of the data that goes in when it is used")
                        .map(Hit::lately);
        return Stream.of(basis, special, controller).flatMap(hits -> hits);
    }

    private static Stream<Hit> assessed(RegisterEntry entry) {
        boolean made = personal(entry, "SpecialCategory");
        return need(
                        made || entry.specialDataInUse(),
                        entry,
                        "privacy.dpia.ref",
                        "write the reference of the data protection impact assessment")
                .map(hit -> made ? hit : hit.lately());
    }

    /** Of a clinical model that says nothing, health data is taken to go in. */
    private static Stream<Hit> stated(RegisterEntry entry) {
        boolean silent = !entry.words("languages").isEmpty() && !entry.statesItsInput();
        return when(
                silent && !entry.clinical(),
                Hit.missing(
                                entry.show(DATASETS),
                                "add what goes in when it is used: a data set of role Input, with"
                                        + " personalData None, Personal or SpecialCategory")
                        .lately());
    }

    private static Stream<Hit> protectedData(RegisterEntry entry) {
        return entry.items(DATASETS).stream()
                .filter(set -> set.is("personalData", "SpecialCategory"))
                .filter(set -> set.is("role", "Training", "Validation", "Test"))
                .filter(set -> set.is("protection", "None", ""))
                .map(
                        set ->
                                Hit.broken(
                                        set.show("protection"),
                                        "protect the data and write Pseudonymised, Anonymised or"
                                                + " Synthetic"));
    }

    private static Stream<Hit> transfers(RegisterEntry entry) {
        return entry.items("privacy.transfers").stream()
                .filter(transfer -> !Residency.isEea(transfer.text("country")))
                .flatMap(
                        transfer ->
                                need(
                                        true,
                                        transfer,
                                        "mechanism",
                                        "write the mechanism of GDPR chapter V for "
                                                + transfer.text("country")));
    }

    private static Stream<Hit> versioned(RegisterEntry entry) {
        return entry.items(DATASETS).stream()
                .filter(set -> set.absent("digest") && set.absent("version"))
                .map(set -> Hit.missing(set.show("version"), "write version or digest"));
    }

    private static Stream<Hit> review(RegisterEntry entry) {
        String path = "privacy.dpia.nextReview";
        return ApiDate.end(entry.text(path)).stream()
                .map(
                        end ->
                                Hit.broken(
                                                entry.show(path),
                                                "the review was due "
                                                        + entry.text(path)
                                                        + "; review it and write the next date")
                                        .since(end));
    }
}
