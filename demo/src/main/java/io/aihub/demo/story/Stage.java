package io.aihub.demo.story;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster with an operator in it, with patients that send requests, however it was started. */
public interface Stage extends AutoCloseable {
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

    /** From now on these patients come; one of {@link #populations()}. */
    void patients(String population);

    /** Which patients there are. */
    List<String> populations();

    /** From now on the counts are shown by the pods, or are not. */
    void metrics(Metrics metrics);

    /** Whether pods show their counts. */
    enum Metrics {
        Shown,
        Gone
    }

    /** The requests to the model's Service. */
    Traffic traffic();

    /** Why the play cannot go on, for example since the operator has ended; absent while it can. */
    Optional<String> broken();

    /** Where to look when something went wrong, one line each. */
    List<String> logs();

    /** How to look around from another terminal, one command a line. */
    List<String> lookAround(String namespace, String model);

    /** Ends everything that was started. */
    @Override
    void close();

    /** A client that sends requests all the time, over connections kept alive and over new ones. */
    interface Traffic {
        /** Begins to send to a Service's port, once somebody listens there. */
        Begun begin(String namespace, String service, int port);

        /** From now on failures count, or do not. */
        void expect(Answers answers);

        /** How many requests were sent so far. */
        long sent();

        /** Failures that count, in words; the first few of them. */
        List<String> failures();

        /** How many failures count. */
        long failed();

        /** Which version answered over the newest connection, and since when only that one does. */
        Optional<Answering> onNewConnections();

        /**
         * Which version answered over connections kept alive, and since when only that one does.
         */
        Optional<Answering> onKeptConnections();
    }

    /** Whether requests are being sent. */
    enum Begun {
        Sending,
        NobodyListens
    }

    /** What may be expected of the Service. */
    enum Answers {
        /** Every request is answered. */
        All,
        /** A stop is declared: failures do not count. */
        MayFail
    }

    /**
     * Who answers.
     *
     * @param version the model's own word
     * @param since the first of the unbroken run of its answers
     */
    record Answering(String version, Instant since) {}
}
