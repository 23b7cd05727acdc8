package io.aihub.operator.report;

import io.aihub.decision.Ellipsis;
import io.aihub.dossier.content.Sha256;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/**
 * Writes events. One that cannot be written never holds anything up, because what counts is in
 * status. An event that exists already was reported before.
 */
final class EventWriter {
    private static final Logger LOG = Logger.getLogger(EventWriter.class);

    /** In bytes, as the API server counts. */
    private static final int LONGEST_NOTE = 1024;

    private static final int LONGEST_WORD = 128;
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient client;
    private final Clock clock;

    EventWriter(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** What became of an event. */
    enum Outcome {
        /** Also when it was told before. */
        Told,
        /** Asking again does not help. */
        Refused,
        /** Nor does it help here, unless the API server has just started. */
        Forbidden,
        /** The API server is away or busy. */
        Later
    }

    Outcome write(ModelRef model, KubernetesEvent telling) {
        try {
            client.events().v1().events().resource(event(model, telling)).create();
            return Outcome.Told;
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (answer.isConflict()) {
                return Outcome.Told;
            }
            if (answer.mayPass()) {
                return Outcome.Later;
            }
            if (answer.isOfEndingNamespace()) {
                return Outcome.Refused;
            }
            if (answer.isForbidden()) {
                return Outcome.Forbidden;
            }
            LOG.warnf(
                    "event %s of model %s/%s was not written: HTTP %d",
                    telling.reason(), model.namespace(), model.name(), e.getCode());
            return Outcome.Refused;
        }
    }

    private Event event(ModelRef model, KubernetesEvent telling) {
        String note = telling.note() == null ? telling.reason().meaning() : telling.note();
        return new EventBuilder()
                .withNewMetadata()
                .withName(model.name() + "." + Sha256.hex(model.uid() + "/" + telling.key(), 16))
                .withNamespace(model.namespace())
                .withLabels(Labels.of(model.name()))
                .endMetadata()
                .withEventTime(new MicroTime(MICROS.format(clock.instant())))
                .withReportingController("aihub.io/operator")
                .withReportingInstance(Labels.OPERATOR)
                .withAction(Ellipsis.cut(telling.action(), LONGEST_WORD))
                .withReason(telling.reason().name())
                .withType(telling.reason().severity().name())
                .withNote(Ellipsis.cutToBytes(note, LONGEST_NOTE))
                .withNewRegarding()
                .withApiVersion("aihub.io/v1alpha1")
                .withKind("AIModel")
                .withName(model.name())
                .withNamespace(model.namespace())
                .withUid(model.uid())
                .endRegarding()
                .build();
    }
}
