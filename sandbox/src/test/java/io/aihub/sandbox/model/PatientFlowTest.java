package io.aihub.sandbox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientFlowTest {
    private static final int ROWS = 10_000;
    private static final ReferenceCounts REFERENCE = ReferenceCounts.standard();
    private static final LogisticModel V1 = LogisticModel.load("v1");

    @Test
    void the_same_seed_gives_the_same_patients() {
        assertThat(PatientFlow.normal(7).rows(50)).isEqualTo(PatientFlow.normal(7).rows(50));
        assertThat(PatientFlow.normal(7).rows(50)).isNotEqualTo(PatientFlow.normal(8).rows(50));
    }

    @Test
    void the_reference_holds_every_patient_once_in_about_ten_even_bins() {
        assertThat(REFERENCE.features().keySet())
                .containsExactly("age", "d_dimer", "pe_probability");
        REFERENCE
                .features()
                .forEach(
                        (name, binned) -> {
                            assertThat(binned.edges()).as(name).hasSize(9).isSorted();
                            assertThat(binned.counts()).hasSize(10).allMatch(n -> n > 800);
                            assertThat(total(binned.counts())).isEqualTo(ROWS);
                        });
    }

    @Test
    void too_few_rows_make_no_reference() {
        assertThatIllegalArgumentException().isThrownBy(() -> PatientFlow.reference(1, 99));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void normal_patients_fit_the_reference_and_shifted_ones_clearly_do_not(long seed) {
        List<PatientRow> normal = PatientFlow.normal(seed).rows(ROWS);
        List<PatientRow> shifted = PatientFlow.shifted(seed).rows(ROWS);

        assertThat(psi("age", normal, PatientRow::age)).isLessThan(0.01);
        assertThat(psi("d_dimer", normal, PatientRow::dDimer)).isLessThan(0.01);
        assertThat(psi("pe_probability", normal, V1::probability)).isLessThan(0.01);
        assertThat(psi("age", shifted, PatientRow::age)).isGreaterThan(0.65);
        assertThat(psi("d_dimer", shifted, PatientRow::dDimer)).isGreaterThan(0.65);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void on_the_same_patients_version_2_drifts_and_version_3_does_not(long seed) {
        List<PatientRow> normal = PatientFlow.normal(seed).rows(ROWS);

        assertThat(psi("pe_probability", normal, LogisticModel.load("v2")::probability))
                .isGreaterThan(1);
        assertThat(psi("pe_probability", normal, LogisticModel.load("v3")::probability))
                .isLessThan(0.01);
    }

    @Test
    void versions_differ_in_their_digest() {
        assertThat(Map.of("v1", V1.digest(), "v2", LogisticModel.load("v2").digest()).values())
                .doesNotHaveDuplicates()
                .doesNotContain(LogisticModel.load("v3").digest())
                .allMatch(digest -> digest.matches("[0-9a-f]{12}"));
    }

    /** Population stability index against the reference, half a case added to every bin. */
    private static double psi(
            String feature, List<PatientRow> rows, ToDoubleFunction<PatientRow> value) {
        ReferenceCounts.Binned expected = REFERENCE.features().get(feature);
        long[] seen = new long[expected.counts().size()];
        rows.forEach(
                row ->
                        seen[
                                (int)
                                        expected.edges().stream()
                                                .filter(edge -> value.applyAsDouble(row) > edge)
                                                .count()]++);
        double half = 0.5 * seen.length;
        double psi = 0;
        for (int i = 0; i < seen.length; i++) {
            double p = (expected.counts().get(i) + 0.5) / (total(expected.counts()) + half);
            double q = (seen[i] + 0.5) / (rows.size() + half);
            psi += (p - q) * Math.log(p / q);
        }
        return psi;
    }

    private static long total(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
