package io.aihub.operator.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What people and pods do, in steps; after each the cluster comes to rest.
 *
 * @param after the story that this one goes on from; absent begins on an empty cluster
 */
record Story(String name, Optional<Story> after, List<Step> steps) {

    record Step(String name, Consumer<LoopHarness> act) {}

    static Story from(Story after, String name, Step... steps) {
        return new Story(name, Optional.ofNullable(after), List.of(steps));
    }

    static Step step(String name, Consumer<LoopHarness> act) {
        return new Step(name, act);
    }

    /** Whether it goes on from that story, at once or after others. */
    boolean isAfter(Story other) {
        return after.filter(one -> one.equals(other) || one.isAfter(other)).isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
