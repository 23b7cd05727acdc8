package io.aihub.operator.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.decision.revision.Baseline;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Whatever comes from outside, what is written is valid by the definitions that are installed. */
class SchemaFitTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WrittenSchema MODEL = WrittenSchema.status("aihub.io_aimodels.yaml");
    private static final WrittenSchema REVISION =
            WrittenSchema.status("aihub.io_modelrevisions.yaml");

    @Property(tries = 300)
    void the_status_of_a_model_fits_whatever_is_in_it(@ForAll @LongRange(min = 0) long seed) {
        AIModelStatus fitted = SchemaFit.fit(new Extremes(seed).value(AIModelStatus.class)).value();

        assertThat(MODEL.violations(JSON.valueToTree(fitted))).isEmpty();
    }

    @Property(tries = 300)
    void the_status_of_a_revision_fits_whatever_is_in_it(@ForAll @LongRange(min = 0) long seed) {
        ModelRevisionStatus fitted =
                SchemaFit.fit(new Extremes(seed).value(ModelRevisionStatus.class)).value();

        assertThat(REVISION.violations(JSON.valueToTree(fitted))).isEmpty();
    }

    @Property(tries = 100)
    void what_fits_is_left_as_it_is(@ForAll @LongRange(min = 0) long seed) {
        AIModelStatus once = SchemaFit.fit(new Extremes(seed).value(AIModelStatus.class)).value();
        SchemaFit.Fitted<AIModelStatus> again = SchemaFit.fit(once);

        assertThat(again.value()).isSameAs(once);
        assertThat(again.left()).isEmpty();
    }

    @Property(tries = 300)
    void every_edge_of_a_bin_can_be_written_and_comes_back_as_the_same_number(@ForAll double edge) {
        JsonNode schema = REVISION.at("baseline.signals[].edges[]");
        String text = Decimals.exact(edge);

        assertThat(text).matches(schema.path("pattern").asText());
        assertThat(text.length()).isLessThanOrEqualTo(schema.path("maxLength").asInt());
        assertThat(Double.parseDouble(text)).isEqualTo(edge);
    }

    @Property(tries = 300)
    void every_figure_can_be_written(@ForAll double figure) {
        String pattern = MODEL.at("signals[].value").path("pattern").asText();

        assertThat(Decimals.of(figure)).matches(pattern);
        assertThat(Decimals.of(Double.POSITIVE_INFINITY)).matches(pattern);
        assertThat(Optional.ofNullable(Decimals.of(Double.NaN))).isEmpty();
    }

    @Test
    void a_baseline_keeps_as_many_bins_as_the_definition_has_room_for() {
        assertThat(SchemaFit.most(BaselineSignal.class, "edges")).isEqualTo(Baseline.MOST_EDGES);
        assertThat(SchemaFit.most(BaselineSignal.class, "counts"))
                .isEqualTo(Baseline.MOST_EDGES + 1);
    }
}
