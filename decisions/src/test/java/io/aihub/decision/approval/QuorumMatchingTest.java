package io.aihub.decision.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuorumMatchingTest {
    private static TimedDecision offer(String person, String role) {
        GivenDecision decision =
                Cases.decision(DecisionKind.Approve, role, person).uid(person + role).given();
        return new TimedDecision(decision, Instant.MIN, Instant.MAX, "");
    }

    @Test
    void a_chain_of_people_makes_room_for_the_last_one() {
        QuorumMatching.Match match =
                QuorumMatching.of(
                        new TreeMap<>(Map.of("a", 1, "b", 1, "c", 1)),
                        List.of(
                                offer("p1", "a"),
                                offer("p1", "b"),
                                offer("p2", "b"),
                                offer("p2", "c"),
                                offer("p3", "a")));
        assertThat(match.complete()).isTrue();
        assertThat(match.seated()).hasSize(3);
    }

    @Test
    void no_seats_are_never_complete() {
        assertThat(QuorumMatching.of(new TreeMap<>(), List.of(offer("p", "a"))).complete())
                .isFalse();
    }

    @Property
    void as_many_seats_are_filled_as_trying_everything_fills(
            @ForAll("offers") List<TimedDecision> offers,
            @ForAll("seats") Map<String, Integer> seats) {
        QuorumMatching.Match match = QuorumMatching.of(new TreeMap<>(seats), offers);
        List<String> open = new ArrayList<>();
        seats.forEach(
                (role, count) -> {
                    for (int i = 0; i < count; i++) {
                        open.add(role);
                    }
                });
        assertThat(match.seated()).hasSize(most(open, 0, offers, new HashSet<>()));
        assertThat(match.seated().size() + match.missing().size()).isEqualTo(open.size());
    }

    private static int most(
            List<String> seats, int seat, List<TimedDecision> offers, Set<String> used) {
        if (seat == seats.size()) {
            return 0;
        }
        int best = most(seats, seat + 1, offers, used);
        for (TimedDecision offer : offers) {
            String person = offer.decision().person();
            if (offer.decision().role().equals(seats.get(seat)) && used.add(person)) {
                best = Math.max(best, 1 + most(seats, seat + 1, offers, used));
                used.remove(person);
            }
        }
        return best;
    }

    @Provide
    Arbitrary<List<TimedDecision>> offers() {
        return Combinators.combine(
                        Arbitraries.of("p1", "p2", "p3", "p4"), Arbitraries.of("a", "b", "c", "d"))
                .as(QuorumMatchingTest::offer)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Map<String, Integer>> seats() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(1, 2))
                .ofMaxSize(3);
    }
}
