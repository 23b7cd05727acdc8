package io.aihub.dossier.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.Content.Stage;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnumMappingTest {

    static Stream<Field> pairs() {
        return Stream.of(EnumMapping.class.getFields());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void both_enums_of_a_pair_have_the_same_names(Field pair) throws IllegalAccessException {
        EnumMapping<?, ?> mapping = (EnumMapping<?, ?>) pair.get(null);
        assertThat(names(mapping.api())).isNotEmpty().isEqualTo(names(mapping.decisions()));
    }

    @Test
    void what_is_not_given_is_what_holds_otherwise() {
        assertThat(EnumMapping.STAGE.toDecisions(null, Stage.Pilot)).isEqualTo(Stage.Pilot);
        assertThat(EnumMapping.STAGE.toApi(Stage.Pilot))
                .isEqualTo(io.aihub.api.v1alpha1.Stage.Pilot);
    }

    private static List<String> names(Class<? extends Enum<?>> words) {
        return Stream.of(words.getEnumConstants()).map(Enum::name).toList();
    }
}
