package io.aihub.decision.approval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Seats people so that each fills one seat and as many seats as possible are filled: a maximum
 * bipartite matching by augmenting paths. Who decided first is seated first, so the result never
 * depends on the order of the input.
 */
final class QuorumMatching {
    private static final int SEATS_SHOWN = 20;
    private static final Comparator<TimedDecision> FIRST_DECIDED =
            Comparator.comparing(TimedDecision::decision, GivenDecision.BY_AGE);
    private static final Comparator<TimedDecision> LASTS_LONGEST =
            Comparator.comparing(TimedDecision::until).thenComparing(FIRST_DECIDED.reversed());

    private final List<String> seats = new ArrayList<>();
    private final List<String> sitters = new ArrayList<>();
    private final Map<String, Map<String, TimedDecision>> offers = new LinkedHashMap<>();

    private QuorumMatching() {}

    /**
     * The outcome.
     *
     * @param seated the decisions that fill a seat
     * @param missing roles of the empty seats, sorted
     * @param complete whether there are seats and all are filled
     */
    record Match(List<TimedDecision> seated, List<String> missing, boolean complete) {}

    static Match of(SortedMap<String, Integer> required, List<TimedDecision> counted) {
        QuorumMatching matching = new QuorumMatching();
        matching.collectOffers(required, counted);
        matching.placeSeats(required);
        matching.offers.keySet().forEach(person -> matching.seat(person, new HashSet<>()));
        return matching.result();
    }

    private void collectOffers(SortedMap<String, Integer> required, List<TimedDecision> counted) {
        counted.stream()
                .filter(offer -> required.containsKey(offer.decision().role()))
                .sorted(FIRST_DECIDED)
                .forEach(
                        offer ->
                                offers.computeIfAbsent(
                                                offer.decision().person(),
                                                person -> new LinkedHashMap<>())
                                        .merge(
                                                offer.decision().role(),
                                                offer,
                                                (a, b) ->
                                                        LASTS_LONGEST.compare(a, b) >= 0 ? a : b));
    }

    /**
     * More seats than people and a screenful are only counted as one more, so a policy cannot
     * exhaust memory.
     */
    private void placeSeats(SortedMap<String, Integer> required) {
        int most = Math.max(SEATS_SHOWN, offers.size() + 1);
        required.forEach(
                (role, count) -> seats.addAll(Collections.nCopies(Math.min(count, most), role)));
        sitters.addAll(Collections.nCopies(seats.size(), null));
    }

    private boolean seat(String person, Set<Integer> tried) {
        for (String role : offers.get(person).keySet()) {
            for (int seat = 0; seat < seats.size(); seat++) {
                if (seats.get(seat).equals(role) && tried.add(seat)) {
                    String sitter = sitters.get(seat);
                    if (sitter == null || seat(sitter, tried)) {
                        sitters.set(seat, person);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Match result() {
        List<TimedDecision> seated = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int seat = 0; seat < seats.size(); seat++) {
            String person = sitters.get(seat);
            if (person == null) {
                missing.add(seats.get(seat));
            } else {
                seated.add(offers.get(person).get(seats.get(seat)));
            }
        }
        return new Match(
                List.copyOf(seated), List.copyOf(missing), !seats.isEmpty() && missing.isEmpty());
    }
}
