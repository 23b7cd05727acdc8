package io.aihub.dossier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation;
import io.aihub.decision.approval.RuleViolation.Nature;
import io.aihub.dossier.Yaml;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.terms.ProfileReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleRegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final RuleRegistry registry = new RuleRegistry();

    private static AIModel example(String file) {
        AIModel model = Yaml.read("examples/" + file, AIModel.class);
        model.getMetadata().setNamespace("demo");
        return model;
    }

    private static AIModelSpec withDefaults(AIModel model) {
        return ContentSnapshot.of(model).specWithRegister(model.getSpec());
    }

    private List<RuleViolation> judge(ObjectNode spec) {
        AIModel model = example("pe-triage-ct/aimodel.yaml");
        model.setSpec(Yaml.spec(spec));
        return registry.judge(withDefaults(model));
    }

    private static ObjectNode complete() {
        return Yaml.tree(example("pe-triage-ct/aimodel.yaml").getSpec());
    }

    private static boolean blocksNow(RuleViolation violation) {
        return violation.finding().level() == Level.Enforce
                && violation.from().map(NOW::isAfter).orElse(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pe-triage-ct/aimodel.yaml",
                "pe-triage-ct/aimodel-v2.yaml",
                "public-transport-demand/aimodel.yaml",
                "external-public-chatbot/aimodel.yaml"
            })
    void the_examples_are_complete_and_break_no_rule(String file) {
        assertThat(registry.judge(withDefaults(example(file))).stream())
                .filteredOn(RuleRegistryTest::blocksNow)
                .isEmpty();
    }

    /**
     * A row changes the complete example at up to two places and names one finding that follows.
     */
    @ParameterizedTest(name = "{0} {1} {4}")
    @CsvFileSource(
            resources = "broken-rules.txt",
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`')
    void each_rule_fires_where_it_should(
            String rule, Level level, Nature nature, String path, String changes) {
        ObjectNode spec = complete();
        for (String change : changes.split(" ; ")) {
            String[] parts = change.split(" = ", 2);
            Yaml.set(spec, parts[0].strip(), parts[1].strip());
        }
        assertThat(judge(spec))
                .anySatisfy(
                        violation -> {
                            assertThat(violation.finding().rule()).isEqualTo(rule);
                            assertThat(violation.finding().level()).isEqualTo(level);
                            assertThat(violation.finding().path()).isEqualTo(path);
                            assertThat(violation.nature()).isEqualTo(nature);
                            assertThat(violation.finding().message()).isNotBlank();
                        });
    }

    @Test
    void every_rule_has_a_row_in_the_table_and_an_id_of_its_own() {
        List<String> ids = registry.describe().stream().map(RuleDescription::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        TreeSet<String> tried = new TreeSet<>();
        Yaml.text("dossier/src/test/resources/io/aihub/dossier/rules/broken-rules.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|")[0].strip())
                .forEach(tried::add);
        // It needs a profile: see a_feature_that_no_profile_has_is_not_watched.
        tried.add("MON-08");
        assertThat(tried).containsExactlyElementsOf(new TreeSet<>(ids));
    }

    @Test
    void a_feature_that_no_profile_has_is_not_watched() {
        ObjectNode spec = complete();
        for (int signal = 0; signal < 3; signal++) {
            Yaml.set(spec, "monitoring.signals." + signal + ".feature", "\"invented\"");
        }
        ProfileReading profile =
                ProfileReading.of(
                        Yaml.read(
                                        "examples/pe-triage-ct/referenceprofile.yaml",
                                        ReferenceProfile.class)
                                .getSpec());
        assertThat(
                        registry.judge(
                                "pe-triage-ct",
                                Yaml.spec(spec),
                                Optional.empty(),
                                Optional.of(profile)))
                .filteredOn(one -> one.finding().level() == Level.Enforce)
                .extracting(one -> one.finding().rule() + " " + one.finding().path())
                .contains(
                        "MON-01 spec.monitoring.signals",
                        "MON-02 spec.monitoring.signals",
                        "MON-07 spec.monitoring.signals[pe-probability-output].action",
                        "MON-08 spec.monitoring.signals[age-input].feature");
    }

    @Test
    void what_depends_on_time_says_from_when() {
        assertThat(registry.judge(Yaml.spec(complete())))
                .filteredOn(violation -> violation.finding().rule().equals("REG-04"))
                .extracting(RuleViolation::from)
                .containsExactly(Optional.of(Instant.parse("2029-04-01T00:00:00Z")));
    }

    @Test
    void an_empty_entry_lists_all_that_is_missing_at_once() {
        List<String> rules =
                registry.judge(null).stream().map(one -> one.finding().rule()).distinct().toList();
        assertThat(rules).contains("FLD-01", "RSK-01", "RSK-02", "ROL-01", "DATA-01");
        assertThat(registry.judge(null)).hasSizeGreaterThan(15);
    }

    @Test
    void an_annex_iii_system_under_an_exception_need_not_be_high() {
        ObjectNode spec = complete();
        Stream.of(
                        "risk.class = \"Limited\"",
                        "risk.basis = \"AnnexIII\"",
                        "regulatory.exception = {\"ground\": \"narrow task\"}")
                .map(change -> change.split(" = ", 2))
                .forEach(change -> Yaml.set(spec, change[0], change[1]));
        assertThat(judge(spec))
                .extracting(one -> one.finding().rule())
                .doesNotContain("REG-09", "REG-08");
    }

    @Test
    void an_image_by_tag_is_refused_in_a_pilot_too() {
        ObjectNode spec = complete();
        Yaml.set(spec, "stage", "\"Pilot\"");
        Yaml.set(spec, "serving.image", "\"r/i:latest\"");
        assertThat(judge(spec))
                .filteredOn(one -> one.finding().rule().equals("ART-01"))
                .extracting(one -> one.finding().level())
                .containsExactly(Level.Enforce);
    }
}
