package io.aihub.operator.loop;

import io.aihub.operator.sample.GoldenRequests;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Pods that answer golden requests at once, rightly or as the test says. */
final class PlayedAnswers implements GoldenRequests {
    private final Map<ResourceID, Map<String, Result>> answers = new HashMap<>();
    private final Predicate<String> wrong;

    /**
     * @param wrong whether the pods of a serving digest answer wrongly
     */
    PlayedAnswers(Predicate<String> wrong) {
        this.wrong = wrong;
    }

    @Override
    public Optional<Result> result(ResourceID model, String servingDigest) {
        return Optional.ofNullable(answers.getOrDefault(model, Map.of()).get(servingDigest));
    }

    @Override
    public void ask(Question question) {
        if (!question.pods().isEmpty()) {
            boolean fails = wrong.test(question.servingDigest());
            answers.computeIfAbsent(question.model(), id -> new HashMap<>())
                    .put(question.servingDigest(), fails ? Result.Failed : Result.Passed);
        }
    }

    @Override
    public void keepOnly(ResourceID model, Optional<String> servingDigest) {
        Map<String, Result> kept = answers.getOrDefault(model, new HashMap<>());
        kept.keySet().removeIf(digest -> !servingDigest.equals(Optional.of(digest)));
    }
}
