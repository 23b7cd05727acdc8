package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.InvalidObject.Way;
import java.util.Set;

/**
 * A broken object and what the API server made of it.
 *
 * @param broken as it was sent
 * @param answer of the API server
 * @param verdict what the answer comes to
 */
record SubmissionResult(InvalidObject broken, Answer answer, Verdict verdict) {
    private static final int FORBIDDEN = 403;

    /** What an answer comes to. */
    enum Verdict {
        RefusedBySchema,
        RefusedByRule,
        RefusedByAdmission,
        Accepted,
        /** Neither refused nor accepted, so the server itself had trouble. */
        Trouble
    }

    static SubmissionResult of(InvalidObject broken, Answer answer, Set<String> rules) {
        return new SubmissionResult(broken, answer, verdict(answer, rules));
    }

    private static Verdict verdict(Answer answer, Set<String> rules) {
        if (answer.isAccepted()) {
            return Verdict.Accepted;
        }
        if (answer.code() == FORBIDDEN) {
            return Verdict.RefusedByAdmission;
        }
        if (answer.code() < 400 || answer.code() > 422 || answer.code() == 409) {
            return Verdict.Trouble;
        }
        return rules.stream().anyMatch(answer.message()::contains)
                ? Verdict.RefusedByRule
                : Verdict.RefusedBySchema;
    }

    boolean is(Verdict wanted) {
        return verdict == wanted;
    }

    boolean is(String kind, Verdict wanted) {
        return verdict == wanted && broken.kind().equals(kind);
    }

    /** Whether the refusal says where: the path, or the whole path of it. */
    boolean namesThePath() {
        return answer.message().contains(broken.says());
    }

    /** The stored object. */
    JsonNode stored() {
        return answer.body();
    }

    String name() {
        return stored().at("/metadata/name").asText();
    }

    /** Whether what was stored is the valid object that it was made from. */
    boolean isPruned() {
        return broken.way() == Way.UnknownUnchecked;
    }

    @Override
    public String toString() {
        return broken + ": " + answer.code() + " " + answer.message();
    }
}
