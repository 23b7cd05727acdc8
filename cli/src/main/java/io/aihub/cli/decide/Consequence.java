package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.DecisionScope;
import io.aihub.api.v1alpha1.Hosting;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.cli.CommandRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a decision does, in words: before it is made, and once it is. */
final class Consequence {
    private final DecidedModel decided;
    private final DecisionDraft draft;
    private final Optional<KnownContent> content;

    Consequence(DecidedModel decided, DecisionDraft draft) {
        this.decided = decided;
        this.draft = draft;
        this.content = draft.target().digest().flatMap(decided.contents()::of);
    }

    /** What has to be known first of all: the same program under another version, a quarantine. */
    List<String> warnings() {
        List<String> lines = new ArrayList<>();
        content.stream()
                .flatMap(this::sameProgram)
                .forEach(
                        other ->
                                lines.add(
                                        "the same image and artifact as version "
                                                + other.name()
                                                + state(other)));
        content.flatMap(decided.contents()::rolledBack)
                .ifPresent(
                        other ->
                                lines.add(
                                        "these pods were rolled back from"
                                                + told(other)
                                                + "; they start again after a full quorum of Retry,"
                                                + " not by an approval"));
        if (draft.kind() == DecisionKind.Hold) {
            new HoldWords(decided, draft).replaced().ifPresent(lines::add);
        }
        rollbackTarget()
                .flatMap(decided.contents()::rolledBack)
                .ifPresent(
                        other ->
                                lines.add(
                                        "the revision to go back to was itself rolled back from"
                                                + told(other)));
        return lines;
    }

    private Stream<KnownContent> sameProgram(KnownContent known) {
        return decided.contents().sameProgram(known).stream();
    }

    private Optional<KnownContent> rollbackTarget() {
        return draft.target().rollbackTo().flatMap(decided.contents()::ofRevision);
    }

    private static String state(KnownContent other) {
        if (other.quarantine().isPresent()) {
            return ", which was rolled back from" + told(other);
        }
        return other.approved() ? ", which is approved" : ", which is not approved";
    }

    private static String told(KnownContent quarantined) {
        return quarantined.quarantine().map(Consequence::told).orElse("");
    }

    private static String told(Quarantine quarantine) {
        return " at "
                + quarantine.at()
                + " ("
                + quarantine.reason()
                + Optional.ofNullable(quarantine.by()).map(by -> ", by " + by).orElse("")
                + ")";
    }

    /** What follows, one line each. */
    List<String> lines() {
        return switch (draft.kind()) {
            case Approve, Reject, RequestChanges, Advise, Acknowledge -> List.of(said());
            case BreakGlass ->
                    List.of(
                            "this content runs without its quorum for hours, for incident "
                                    + draft.record().incident().orElse("(none)"),
                            "when it is not ratified, the approval ends");
            case Retry -> List.of(retried());
            case Suspend ->
                    List.of("the model stops, whatever version serves, until it is resumed");
            case Resume -> List.of("the stops that are named are lifted; pods start again");
            case Rollback -> List.of(rolledBack());
            case Hold -> new HoldWords(decided, draft).lines();
            case Revoke -> revocation();
        };
    }

    private String said() {
        return switch (draft.kind()) {
            case Approve -> "with the other signatures this content may run";
            case Reject -> "this content never runs; only other content gets past it";
            case RequestChanges -> "this content waits until it changes, or until you approve it";
            case Advise -> "an opinion on record; no quorum counts it";
            default -> "on record that it was seen; nothing moves";
        };
    }

    private String retried() {
        return "with the other signatures "
                + content.map(KnownContent::name).orElse("it")
                + " starts again and takes the traffic, although it was rolled back from";
    }

    private String rolledBack() {
        return "traffic goes from "
                + serving()
                + " to "
                + rollbackTarget()
                        .map(KnownContent::name)
                        .orElse("the newest revision that qualifies")
                + "; what is left is quarantined";
    }

    private String serving() {
        return decided.serving().map(KnownContent::name).orElse("nothing");
    }

    private List<String> revocation() {
        List<KnownContent> sharing = sharing();
        if (sharing.isEmpty()) {
            return List.of(stops(DecisionScope.ThisContent), "no approval lifts it");
        }
        Optional<DecisionScope> chosen = draft.target().scope();
        return List.of(
                "other approved content has the same pods: " + names(sharing),
                mark(chosen, DecisionScope.ThisContent)
                        + "this-content: "
                        + stops(DecisionScope.ThisContent)
                        + "; these pods may serve under "
                        + names(sharing),
                mark(chosen, DecisionScope.SamePods)
                        + "same-pods: "
                        + stops(DecisionScope.SamePods)
                        + "; these pods serve under no content any more");
    }

    private static String mark(Optional<DecisionScope> chosen, DecisionScope scope) {
        return chosen.filter(scope::equals).map(one -> "CHOSEN, ").orElse("");
    }

    private String stops(DecisionScope scope) {
        boolean hit =
                decided.serving()
                        .filter(
                                now ->
                                        draft.target()
                                                        .digest()
                                                        .filter(now.digest()::equals)
                                                        .isPresent()
                                                || scope == DecisionScope.SamePods
                                                        && content.filter(now::samePods)
                                                                .isPresent())
                        .isPresent();
        return hit
                ? serving()
                        + ", which serves, stops: traffic goes to an approved stable revision on"
                        + " other pods, else the model stops"
                : "nothing that serves stops";
    }

    private List<KnownContent> sharing() {
        return content.map(decided.contents()::sharing).orElse(List.of());
    }

    private static String names(List<KnownContent> contents) {
        return contents.stream().map(KnownContent::name).collect(Collectors.joining(", "));
    }

    /**
     * Refuses what would not do what the person means.
     *
     * @throws CommandRefusal with what to write instead
     */
    void check() {
        if (draft.kind() == DecisionKind.Hold) {
            new HoldWords(decided, draft).check();
        }
        boolean scoped = draft.kind() == DecisionKind.Revoke || draft.kind() == DecisionKind.Retry;
        if (scoped && draft.target().scope().isEmpty() && !sharing().isEmpty()) {
            throw new CommandRefusal(
                    "other approved content has the same pods ("
                            + names(sharing())
                            + "); say whether it is meant too: --scope this-content or --scope"
                            + " same-pods");
        }
        if (draft.kind() == DecisionKind.Retry
                && content.flatMap(decided.contents()::rolledBack).isEmpty()) {
            throw new CommandRefusal(
                    content.map(KnownContent::name).orElse("this content")
                            + " was not rolled back from, so there is nothing to retry; approve it"
                            + " instead");
        }
        boolean needsContent =
                switch (draft.kind()) {
                    case Approve, Retry, BreakGlass, RequestChanges, Advise -> true;
                    default -> false;
                };
        if (needsContent && content.isEmpty()) {
            throw new CommandRefusal(
                    "nothing is known of the content "
                            + draft.target().digest().orElse("")
                            + ", so nobody can see what is decided; leave --digest out for what is"
                            + " asked for, or name the digest of a ModelRevision of "
                            + decided.name());
        }
    }

    /** What a complete approval does next. */
    String start() {
        if (content.flatMap(decided.contents()::rolledBack).isPresent()
                && draft.kind() == DecisionKind.Approve) {
            return "nothing starts: these pods were rolled back from, and need a Retry";
        }
        if (decided.model().getSpec().hosting() == Hosting.External) {
            return "a register entry; no pods start here";
        }
        Optional<KnownContent> now = decided.serving();
        if (now.isPresent() && content.filter(now.get()::samePods).isPresent()) {
            return "the terms take effect; no pod is touched";
        }
        return "pods start";
    }
}
