package io.aihub.decision.story;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a world answers to a question. Two worlds have clocks of their own. */
public sealed interface Answer {

    /** The same answer without its moments, equal to that of another world. */
    Answer timeless();

    /**
     * An action that was recorded.
     *
     * @param what it was
     * @param from the revision that the traffic left
     * @param to the revision that it went to
     * @param reason why
     * @param rule the row of the decision table
     * @param record name of the decision that it carried out
     * @param at when
     * @param message the sentence in status
     */
    record Action(
            What what,
            Optional<String> from,
            Optional<String> to,
            Reason reason,
            Optional<String> rule,
            Optional<String> record,
            Instant at,
            String message)
            implements Answer {
        @Override
        public Action timeless() {
            return new Action(
                    what, from, to, reason, rule, record, Instant.EPOCH, Moments.cutFrom(message));
        }
    }

    /**
     * A condition as shown.
     *
     * @param type of it
     * @param status whether it holds
     * @param reason why
     * @param message for people
     * @param since when the status last changed
     */
    record Condition(
            String type, ConditionStatus status, Reason reason, String message, Instant since)
            implements Answer {
        @Override
        public Condition timeless() {
            return new Condition(type, status, reason, Moments.cutFrom(message), Instant.EPOCH);
        }
    }

    /**
     * A stop that holds.
     *
     * @param name of the decision that made it; of a safety stop {@code safety-} and the revision
     * @param kind of stop
     */
    record Stop(String name, StopKind kind) implements Answer {
        @Override
        public Stop timeless() {
            return this;
        }
    }

    /**
     * Where a signal stands.
     *
     * @param level in a word
     * @param recent letters of its last windows, oldest first
     */
    record Signal(SignalLevel level, String recent) implements Answer {
        private static final int TOLD = 3;

        /** The last letters alone: at rest, which is three equal ones, status is written seldom. */
        @Override
        public Signal timeless() {
            return new Signal(level, recent.substring(Math.max(0, recent.length() - TOLD)));
        }
    }

    /**
     * What a snapshot remembers.
     *
     * @param firstServed when its revision first got traffic
     * @param stableSince when it had earned to be a rollback target
     * @param quarantined when it was rolled back from
     * @param baseline its pooled counts
     */
    record History(
            Optional<Instant> firstServed,
            Optional<Instant> stableSince,
            Optional<Instant> quarantined,
            Optional<Baseline> baseline)
            implements Answer {
        @Override
        public History timeless() {
            return new History(
                    firstServed.map(at -> Instant.EPOCH),
                    stableSince.map(at -> Instant.EPOCH),
                    quarantined.map(at -> Instant.EPOCH),
                    baseline.map(Baseline::timeless));
        }
    }

    /**
     * Stored counts.
     *
     * @param at when they were stored
     * @param before the revision that was about to take over
     * @param signals by name, each with where it stood and whether it has counts
     */
    record Baseline(Instant at, Optional<String> before, Map<String, Pooled> signals)
            implements Answer {
        @Override
        public Baseline timeless() {
            return new Baseline(Instant.EPOCH, before, signals);
        }
    }

    /**
     * The stored counts of one signal.
     *
     * @param level where it stood
     * @param counted whether any counts are stored
     */
    record Pooled(SignalLevel level, boolean counted) {}

    /**
     * A finding of a pass.
     *
     * @param reason that it is named after
     * @param level how strongly it speaks
     * @param path the field it is about
     * @param message for people
     */
    record Finding(Reason reason, Level level, String path, String message) implements Answer {
        @Override
        public Finding timeless() {
            return new Finding(reason, level, path, Moments.cutFrom(message));
        }
    }

    /** How the pods of a Deployment stand. */
    enum Pods {
        /** All are ready. */
        Ready,
        /** Some are asked for, and not all are ready. */
        Starting,
        /** None is asked for. */
        ScaledDown
    }

    /** Moments in messages; the name of a safety stop ends with one. */
    final class Moments {
        private static final Pattern MOMENT =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
        private static final Pattern SAFETY_STOP =
                Pattern.compile("(safety-[a-z0-9-]+)-\\d{10}\\b");

        private Moments() {}

        static String cutFrom(String message) {
            String timeless = MOMENT.matcher(message).replaceAll("(moment)");
            return SAFETY_STOP.matcher(timeless).replaceAll("$1");
        }
    }
}
