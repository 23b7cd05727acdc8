package io.aihub.operator.observe;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stood in the way when a plan was applied. An object without an obstacle is as it should be.
 *
 * @param obstacles in the order in which they were met
 */
public record ApplyResult(List<Obstacle> obstacles) {
    /** Nothing stood in the way, or nothing was applied yet. */
    public static final ApplyResult CLEAR = new ApplyResult(List.of());

    public ApplyResult {
        obstacles = List.copyOf(obstacles);
    }

    /**
     * An object.
     *
     * @param kind for example {@code Deployment}
     * @param name in the namespace of the model
     */
    public record ObjectId(String kind, String name) {
        public static ObjectId of(HasMetadata object) {
            return new ObjectId(object.getKind(), object.getMetadata().getName());
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** Why one object is not as the plan has it. */
    public sealed interface Obstacle permits NameTaken, Refused, HistoryRefused {
        /** What was to be written. */
        ObjectId object();

        /** The same for a reader of status. */
        Finding finding();
    }

    /**
     * An object of that name belongs to somebody else and was left alone.
     *
     * @param owner its controller, absent where it has none
     * @param selector of the pods behind a Service; empty for any other object, and for a Service
     *     whose endpoints are made otherwise
     */
    public record NameTaken(ObjectId object, Optional<ObjectId> owner, Map<String, String> selector)
            implements Obstacle {
        public NameTaken {
            selector = Map.copyOf(selector);
        }

        /** An object that is no Service. */
        public NameTaken(ObjectId object, Optional<ObjectId> owner) {
            this(object, owner, Map.of());
        }

        @Override
        public Finding finding() {
            return finding("");
        }

        /**
         * The same with what is known of its pods.
         *
         * @param behind a clause that goes on from "it is left alone"
         */
        Finding finding(String behind) {
            return Finding.of(
                    Reason.NameTaken,
                    Level.Enforce,
                    "metadata.name",
                    object
                            + " exists and "
                            + owner.map(other -> "belongs to " + other)
                                    .orElse("does not belong to this model")
                            + "; it is left alone"
                            + behind
                            + ". Delete or rename it, or give the model another name.");
        }
    }

    /**
     * The API server refused it.
     *
     * @param words the server's own
     */
    public record Refused(ObjectId object, String words) implements Obstacle {
        @Override
        public Finding finding() {
            return Finding.of(
                    Reason.WorkloadRefused,
                    Level.Enforce,
                    "spec.serving",
                    "The API server refuses " + object + ": " + words);
        }
    }

    /**
     * The API server refused what a snapshot has to remember.
     *
     * @param revision its name
     * @param words the server's own
     */
    public record HistoryRefused(String revision, String words) implements Obstacle {
        @Override
        public ObjectId object() {
            return new ObjectId("ModelRevision", revision);
        }

        @Override
        public Finding finding() {
            return Finding.of(
                    Reason.StatusRefused,
                    Level.Warn,
                    "ModelRevision/" + revision,
                    "The API server refuses what it has to remember, and what needs it waits: "
                            + words);
        }
    }

    /** Whether the API server refused one of them. */
    public boolean hasRefusal() {
        return obstacles.stream().anyMatch(met -> !(met instanceof NameTaken));
    }

    /** The same with what stood in the way before. */
    public ApplyResult after(List<Obstacle> earlier) {
        return earlier.isEmpty()
                ? this
                : new ApplyResult(Stream.concat(earlier.stream(), obstacles.stream()).toList());
    }

    /** What a reader of status has to know. */
    public List<Finding> findings() {
        return obstacles.stream().map(Obstacle::finding).toList();
    }

    boolean nameTaken(ObjectId object) {
        return of(object).filter(NameTaken.class::isInstance).isPresent();
    }

    /** What stood in the way of one object. */
    Optional<Obstacle> of(ObjectId object) {
        return obstacles.stream().filter(met -> met.object().equals(object)).findFirst();
    }
}
