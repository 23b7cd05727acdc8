package io.aihub.dossier.rules;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation;
import io.aihub.dossier.definition.Refusal;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule of the register.
 *
 * @param id public and stable, for example {@code RSK-02}; a policy names it
 * @param source the article or requirement behind it
 * @param level its own level, where no policy sets another
 * @param title what it asks for, in one clause
 * @param check where it fires
 */
record RegisterRule(
        String id,
        String source,
        Level level,
        String title,
        Function<RegisterEntry, Stream<Hit>> check) {

    Stream<RuleViolation> judge(RegisterEntry entry) {
        return check.apply(entry)
                .map(
                        hit ->
                                new RuleViolation(
                                        Finding.of(
                                                id,
                                                hit.level().orElse(level),
                                                hit.path(),
                                                hit.message()),
                                        hit.nature(),
                                        hit.from(),
                                        hit.binding()));
    }

    /** A hit when the condition holds. */
    static Stream<Hit> when(boolean fires, Hit hit) {
        return fires ? Stream.of(hit) : Stream.empty();
    }

    /** A missing field when the condition holds and the field is absent. */
    static Stream<Hit> need(boolean needed, RegisterEntry entry, String path, String message) {
        return when(needed && entry.absent(path), Hit.missing(entry.show(path), message));
    }

    /**
     * A rule that the definition of the API holds, and nothing else: the gate tells it in the same
     * words. It always asked for it, so no content is from before it.
     */
    static RegisterRule ofDefinition(String id, String source, String title) {
        return new RegisterRule(id, source, Level.Enforce, title, entry -> refusals(entry, id));
    }

    /** Where the definition refuses the entry under this id, which the gate did not before. */
    static Stream<Hit> refused(RegisterEntry entry, String id) {
        return refusals(entry, id).map(Hit::lately);
    }

    private static Stream<Hit> refusals(RegisterEntry entry, String id) {
        return entry.refusals().stream()
                .filter(refusal -> refusal.rule().equals(id))
                // An API server drops what it does not know.
                .filter(refusal -> refusal.nature() != Refusal.Nature.Unknown)
                .map(
                        refusal ->
                                refusal.nature() == Refusal.Nature.Missing
                                        ? Hit.missing(refusal.path(), refusal.message())
                                        : Hit.broken(refusal.path(), refusal.message()))
                .map(Hit::byDefinition);
    }
}
