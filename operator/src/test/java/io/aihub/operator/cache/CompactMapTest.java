package io.aihub.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CompactMapTest {
    private final Map<String, Integer> usual = new LinkedHashMap<>();

    @Test
    void it_holds_what_the_map_held_that_it_was_made_of_in_its_order() {
        usual.put("z", 1);
        usual.put(null, 2);
        usual.put("a", null);
        Map<String, Integer> few = CompactMap.of(usual);

        assertThat(few).isEqualTo(usual).hasSameHashCodeAs(usual).hasToString(usual.toString());
        assertThat(usual).isEqualTo(few);
        assertThat(few.keySet()).containsExactly("z", null, "a");
        assertThat(few.get("z")).isEqualTo(1);
        assertThat(few.get(null)).isEqualTo(2);
        assertThat(few.containsKey("a")).isTrue();
        assertThat(few.get("a")).isNull();
        assertThat(few.containsKey("b")).isFalse();
        assertThat(few.getOrDefault("b", 9)).isEqualTo(9);
    }

    @Test
    void it_stays_as_it_is() {
        usual.put("a", 1);
        Map<String, Integer> few = CompactMap.of(usual);
        usual.put("b", 2);

        assertThat(few).containsOnlyKeys("a");
        assertThatThrownBy(() -> few.put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> few.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        var walk = few.entrySet().iterator();
        walk.next();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void none_are_the_one_empty_map() {
        assertThat(CompactMap.of(usual)).isSameAs(Collections.emptyMap());
    }
}
