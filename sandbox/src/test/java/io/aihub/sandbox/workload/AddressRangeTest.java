package io.aihub.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    /** For documentation only, so no machine has it. */
    private static final AddressRange NOWHERE = AddressRange.of("203.0.113.0/24");

    @ParameterizedTest
    @CsvSource({
        "10.244.77.0/24, 253, 10.244.77.1, 10.244.77.2, 10.244.77.254",
        "10.244.0.0/16, 64768, 10.244.0.1, 10.244.0.2, 10.244.255.254",
        "192.168.4.0/22, 1012, 192.168.4.1, 192.168.4.2, 192.168.7.254"
    })
    void a_range_has_a_node_and_pods_from_its_second_to_its_last_but_one_address(
            String cidr, int size, String node, String first, String last) {
        AddressRange range = AddressRange.of(cidr);

        assertThat(range.size()).isEqualTo(size);
        assertThat(range.node().getHostAddress()).isEqualTo(node);
        assertThat(range.at(0).getHostAddress()).isEqualTo(first);
        assertThat(range.at(size - 1).getHostAddress()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.244.77.0",
                "10.244.77.0/25",
                "10.0.0.0/7",
                "10.244.77.0/16",
                "10.999.0.0/24",
                "fd00::/64"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> AddressRange.of(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_address_is_handed_out_once_before_any_comes_again() {
        PodAddresses addresses = new PodAddresses(NOWHERE, new Random(1));
        Set<String> taken =
                IntStream.range(0, NOWHERE.size())
                        .mapToObj(i -> addresses.take().getHostAddress())
                        .collect(Collectors.toSet());

        assertThat(taken).hasSize(NOWHERE.size());
    }

    @Test
    void a_range_that_is_local_already_is_left_alone() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        LocalRange.claim(AddressRange.LOOPBACK, commands::add).close();

        assertThat(commands).isEmpty();
    }

    @Test
    void a_range_that_cannot_be_had_is_refused_with_the_command_that_helps() {
        List<List<String>> commands = new ArrayList<>();

        assertThatThrownBy(() -> LocalRange.claim(NOWHERE, commands::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sudo ip addr add 203.0.113.1/24 dev lo");
        assertThat(commands)
                .containsExactly(List.of("ip", "addr", "add", "203.0.113.1/24", "dev", "lo"));
    }
}
