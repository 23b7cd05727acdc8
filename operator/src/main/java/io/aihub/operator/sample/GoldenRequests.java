package io.aihub.operator.sample;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;

/** One request with a known right answer to each pod of a revision, before traffic goes there. */
public interface GoldenRequests {

    /** The answer so far, absent when nobody asked. */
    Optional<Result> result(ResourceID model, String servingDigest);

    /** Which pod answered what to which address, of the last question that failed. */
    default Optional<String> wrongAnswer(ResourceID model, String servingDigest) {
        return Optional.empty();
    }

    /** Asks once; a failed question is asked again at the next call. */
    void ask(Question question);

    /** Forgets all answers about a model but those about one serving digest. */
    void keepOnly(ResourceID model, Optional<String> servingDigest);

    /** How the golden request went. */
    enum Result {
        Asking,
        Passed,
        Failed
    }

    /** What a golden request asks. */
    enum Golden {
        /** {@code GET /v2} answers the server metadata of the Open Inference Protocol. */
        ServerMetadata,
        /** {@code GET} of the readiness path answers 200. */
        Readiness
    }

    /**
     * Whom to ask what.
     *
     * @param model whose pods they are
     * @param servingDigest that the pods belong to
     * @param pods to ask, each
     * @param port of the predictions
     * @param path of the golden request
     * @param golden what a right answer is
     */
    record Question(
            ResourceID model,
            String servingDigest,
            List<PodAddress> pods,
            int port,
            String path,
            Golden golden) {}
}
