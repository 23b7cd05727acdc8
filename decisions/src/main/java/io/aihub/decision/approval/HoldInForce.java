package io.aihub.decision.approval;

import io.aihub.decision.Ellipsis;
import java.time.Instant;
import java.util.Optional;

/**
 * What automation leaves alone now, and who asks for it.
 *
 * @param register what {@code spec.hold} asks
 * @param decided what the newest decision asks now: nothing once it has ended
 * @param newest the newest {@code Hold} decision that counts, also one that has ended
 */
public record HoldInForce(Hold register, Hold decided, Optional<GivenDecision> newest) {
    private static final int LONGEST_REASON = 300;

    /** Nobody has decided. */
    static HoldInForce ofRegister(Hold register) {
        return new HoldInForce(register, Hold.None, Optional.empty());
    }

    /** A decision without a word that can be read holds what a hold can. */
    static HoldInForce of(Hold register, GivenDecision newest, Instant now) {
        boolean ended = newest.period().until().filter(end -> !now.isBefore(end)).isPresent();
        Hold asked = newest.effect().hold().orElse(Hold.PauseAutomation);
        return new HoldInForce(register, ended ? Hold.None : asked, Optional.of(newest));
    }

    /** The stricter of the two. */
    public Hold inForce() {
        return register.stricter(decided);
    }

    /** Whether anything is held. */
    public boolean holds() {
        return inForce() != Hold.None;
    }

    /** Whether nothing moves by itself, an automatic rollback neither. */
    public boolean pausesAutomation() {
        return inForce() == Hold.PauseAutomation;
    }

    /** The decision that holds; absent where the register alone asks for what is in force. */
    public Optional<GivenDecision> setBy() {
        return newest.filter(given -> decided != Hold.None && decided == inForce());
    }

    /** When what is in force ends by itself; absent where somebody has to end it. */
    public Optional<Instant> until() {
        return register == inForce() ? Optional.empty() : decidedUntil();
    }

    /** When what was decided ends by itself, whether or not it is the stricter. */
    public Optional<Instant> decidedUntil() {
        return newest.filter(given -> decided != Hold.None)
                .flatMap(given -> given.period().until());
    }

    /** What is held, by whom, until when and why, as a clause. */
    public String words() {
        String what = pausesAutomation() ? "automation is paused" : "promotion is paused";
        return setBy().map(given -> what + " by " + decidedWords(given))
                .orElse(what + ": spec.hold is " + register);
    }

    private String decidedWords(GivenDecision given) {
        String until =
                given.period()
                        .until()
                        .map(end -> " until " + end)
                        .orElse(" until somebody releases it");
        // The decision's end is then not the end of it.
        String also = register == inForce() ? ", and by spec.hold" : "";
        return given.statement().username() + until + also + why(given);
    }

    /** How the last hold came to its end, as a clause; absent where nobody ever held. */
    public Optional<String> endedWords() {
        return newest.filter(given -> decided == Hold.None)
                .map(
                        given ->
                                given.effect().hold().equals(Optional.of(Hold.None))
                                        ? "released by "
                                                + given.statement().username()
                                                + " at "
                                                + given.identity().createdAt()
                                                + why(given)
                                        : "the hold by "
                                                + given.statement().username()
                                                + " ended at "
                                                + given.period().until().orElseThrow());
    }

    private static String why(GivenDecision given) {
        String reason = given.statement().reason().replaceAll("\\p{C}", " ").strip();
        // It ends a sentence, whichever way it ends itself.
        String open = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return open.isEmpty() ? "" : ": " + Ellipsis.cut(open, LONGEST_REASON);
    }
}
