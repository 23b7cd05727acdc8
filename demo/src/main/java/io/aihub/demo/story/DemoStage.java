package io.aihub.demo.story;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster with an operator in it, with patients that send requests, however it was started. */
public interface DemoStage extends AutoCloseable {
    /** Who applies what the demo makes, in the API server's record of field managers. */
    String MANAGER = "aihub-demo";

    /** The label of what the demo makes outside its namespace; its value is {@link #MANAGER}. */
    String MADE_BY = "aihub.io/made-by";

    /** For the API objects. */
    KubernetesClient client();

    /**
     * For what this person does. Where the API server tells people apart it is theirs; it is the
     * stage's to close.
     */
    KubernetesClient actingAs(String person);

    /** Words that stand for what differs from stage to stage, for example the images. */
    Map<String, String> words();

    /** The patients, and the requests to the model's Service. */
    Clinic clinic();

    /** Why the play cannot go on, for example since the operator has ended; absent while it can. */
    Optional<String> broken();

    /** Where to look when something went wrong, one line each. */
    List<String> logs();

    /** How to look around from another terminal, one command a line. */
    List<String> lookAround(String namespace, String model);

    /** Ends everything that was started. */
    @Override
    void close();
}
