package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers reviews: here everyone is who they say they are, and may do everything. */
final class ReviewAnswers {
    private ReviewAnswers() {}

    /** The answered review, if the path is one. */
    static Optional<String> answer(ApiPath path, String body, String client) {
        return switch (path.resource()) {
            case "selfsubjectaccessreviews",
                    "subjectaccessreviews",
                    "localsubjectaccessreviews" -> {
                ObjectNode review = Json.parse(body);
                review.putObject("status").put("allowed", true).put("reason", "sandbox");
                yield Optional.of(Json.text(review));
            }
            case "selfsubjectreviews" -> {
                ObjectNode review = Json.parse(body);
                ObjectNode user = review.putObject("status").putObject("userInfo");
                user.put("username", client).putArray("groups").add("system:authenticated");
                yield Optional.of(Json.text(review));
            }
            default -> Optional.empty();
        };
    }
}
