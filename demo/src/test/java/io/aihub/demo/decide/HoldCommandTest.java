package io.aihub.demo.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecisionSpec;
import io.aihub.demo.decide.DecisionCluster.Ran;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the hub holds automation, and lets it go. */
class HoldCommandTest extends DecisionCase {
    private void model(String more) throws IOException {
        cluster.model(
                V1, "{\"contentDigest\": \"%s\"%s}".formatted(DecisionCluster.digest(V1), more));
    }

    private Ran hold(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "--role";
        all[1] = "hub-operator";
        System.arraycopy(more, 0, all, 2, more.length);
        return cluster.sign("hold", all);
    }

    private ModelDecisionSpec only() {
        assertThat(cluster.decisions()).hasSize(1);
        return cluster.decisions().get(0).getSpec();
    }

    @Test
    void without_a_word_automation_is_held_of_the_model_and_of_no_content() throws IOException {
        model("");

        Ran ran = hold("--until", "8h");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(only().decision()).isEqualTo(DecisionKind.Hold);
        assertThat(only().hold()).isEqualTo(Hold.PauseAutomation);
        assertThat(only().contentDigest()).isNull();
        assertThat(only().validUntil()).isEqualTo("2026-11-22T20:00:00Z");
        assertThat(ran.out())
                .contains("nothing moves by itself until 2026-11-22T20:00:00Z")
                .contains("people still can roll back, suspend and revoke");
    }

    @ParameterizedTest
    @CsvSource({"--automation, PauseAutomation", "--promotion, PausePromotion"})
    void what_is_held_can_be_said(String word, Hold hold) throws IOException {
        model("");

        Ran ran = hold(word);

        assertThat(ran.code()).isZero();
        assertThat(only().hold()).isEqualTo(hold);
        assertThat(only().validUntil()).isNull();
        assertThat(ran.out()).contains("until somebody says aihub hold --release");
    }

    @Test
    void two_of_the_words_at_once_are_not_understood() throws IOException {
        model("");
        assertThat(hold("--promotion", "--release").code()).isEqualTo(2);
        assertThat(cluster.decisions()).isEmpty();
    }

    @Test
    void a_hold_that_is_there_is_shown_first_with_its_reason() throws IOException {
        model(
                ", \"hold\": {\"inForce\": \"PausePromotion\", \"by\": \"hugo\","
                        + " \"until\": \"2026-11-23T06:00:00Z\", \"reason\": \"the move\"}");

        assertThat(hold().out())
                .contains(
                        "this takes the place of the hold by hugo (PausePromotion until"
                                + " 2026-11-23T06:00:00Z): the move");
    }

    @Test
    void a_release_ends_a_hold_that_somebody_decided() throws IOException {
        model("");
        // The clock stands still, and a name is of the role and the moment.
        assertThat(cluster.sign("hold", "--role", "clinical-safety").code()).isZero();

        Ran ran = hold("--release");

        assertThat(ran.code()).isZero();
        assertThat(cluster.decisions())
                .extracting(made -> made.getSpec().hold())
                .containsExactlyInAnyOrder(Hold.PauseAutomation, Hold.None);
        assertThat(ran.out()).contains("the hold that was decided ends");
    }

    @Test
    void a_release_of_nothing_is_refused() throws IOException {
        model("");

        Ran ran = hold("--release");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nobody holds pe-triage-ct");
        assertThat(cluster.decisions()).isEmpty();
    }

    @Test
    void what_the_manifest_holds_is_said_and_not_released() throws IOException {
        AIModel held = DecisionCluster.changed(V1, "hold", "PausePromotion");
        cluster.model(held, "{\"contentDigest\": \"%s\"}".formatted(DecisionCluster.digest(held)));

        Ran release = hold("--release");
        Ran more = hold("--automation");

        assertThat(release.err()).contains("spec.hold is PausePromotion");
        assertThat(more.out())
                .contains("spec.hold of the model is PausePromotion and stays; the stricter");
    }

    @Test
    void a_release_takes_no_end() throws IOException {
        model("");
        assertThat(hold("--release", "--until", "8h").err()).contains("leave --until out");
    }
}
