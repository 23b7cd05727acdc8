package io.aihub.operator.admission;

import io.aihub.decision.approval.AdmissionAssessor;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Watches the admission policies that protect decisions. The framework's event sources fail when a
 * kind may not be read. Here that is a state like any other: the policies are unknown, new
 * decisions do not count, and what serves goes on.
 */
public final class AdmissionSource {
    /**
     * The label that the chart puts on its policies: with it as selector, other people's policies
     * take no memory here.
     */
    public static final String PART_OF = "app.kubernetes.io/part-of";

    private static final Set<Integer> REFUSALS =
            Set.of(HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND);

    /**
     * Refusals in a row, one every 5 s, before a kind counts as refused: a minute, because an API
     * server that has just started refuses everybody for some seconds.
     */
    private static final int LASTING = 12;

    private static final Logger LOG = Logger.getLogger(AdmissionSource.class);

    private final Kind<ValidatingAdmissionPolicy> policies;
    private final Kind<ValidatingAdmissionPolicyBinding> bindings;
    private final AdmissionMapping mapping = new AdmissionMapping();
    private final AtomicReference<AdmissionGuard> word =
            new AtomicReference<>(AdmissionGuard.Unknown);
    private final Runnable changed;
    private volatile boolean settled;

    /**
     * A kind to watch.
     *
     * @param informer not started
     * @param read one small list, which fails as a watch would
     */
    public record Watched<T extends HasMetadata>(SharedIndexInformer<T> informer, Runnable read) {}

    /**
     * @param changed called when the answer changes
     */
    public AdmissionSource(
            Watched<ValidatingAdmissionPolicy> policies,
            Watched<ValidatingAdmissionPolicyBinding> bindings,
            Runnable changed) {
        this.policies = new Kind<>("validatingadmissionpolicies", policies);
        this.bindings = new Kind<>("validatingadmissionpolicybindings", bindings);
        this.changed = changed;
    }

    /** Begins to watch, and never waits. */
    public void start() {
        policies.start();
        bindings.start();
    }

    /** Ends watching. */
    public void stop() {
        policies.informer.stop();
        bindings.informer.stop();
    }

    /** The answer that was announced last, so that all models decide on the same one. */
    public AdmissionGuard guard() {
        return word.get();
    }

    /**
     * Whether both kinds were read or refused; before that the answer is only its initial value.
     */
    public boolean isSettled() {
        if (!settled && policies.isSettled() && bindings.isSettled()) {
            look();
            settled = true;
        }
        return settled;
    }

    /**
     * Reads a kind whose watch is down, and judges anew; to be called every 5 s from a thread that
     * may block. The informer retries without telling anybody, both when it is refused and when it
     * is allowed again.
     */
    public void ask() {
        policies.ask();
        bindings.ask();
        look();
    }

    private void look() {
        AdmissionGuard now =
                policies.isReadable() && bindings.isReadable()
                        ? AdmissionAssessor.assess(
                                policies.said(mapping::policy), bindings.said(mapping::binding))
                        : AdmissionGuard.Unknown;
        if (word.getAndSet(now) != now) {
            changed.run();
        }
    }

    /** One of the two kinds. */
    private final class Kind<T extends HasMetadata> implements ResourceEventHandler<T> {
        private final String plural;
        private final SharedIndexInformer<T> informer;
        private final Runnable read;
        private volatile boolean refused;
        private int refusals;

        Kind(String plural, Watched<T> watched) {
            this.plural = plural;
            this.informer = watched.informer();
            this.read = watched.read();
            informer.exceptionHandler((started, failure) -> failed(failure));
            informer.addEventHandler(this);
        }

        void start() {
            // Its outcome is heard by the handlers above.
            informer.start();
        }

        void ask() {
            if (informer.isWatching()) {
                refusals = 0;
            } else if (informer.hasSynced()) {
                try {
                    read.run();
                } catch (KubernetesClientException e) {
                    refusal(e).filter(code -> ++refusals >= LASTING).ifPresent(this::refuse);
                }
            }
        }

        /** What the objects of the cache say. */
        <S> List<S> said(Function<T, Optional<S>> map) {
            return informer.getStore().list().stream()
                    .flatMap(one -> map.apply(one).stream())
                    .toList();
        }

        boolean isReadable() {
            if (refused && informer.isWatching()) {
                refused = false;
                LOG.infof("%s can be read again", plural);
            }
            return !refused && informer.hasSynced();
        }

        boolean isSettled() {
            return refused || informer.hasSynced();
        }

        /**
         * Lets the informer retry for ever. Where nothing was ever read, one refusal counts at
         * once.
         */
        private boolean failed(Throwable failure) {
            if (!informer.hasSynced()) {
                refusal(failure).ifPresent(this::refuse);
            }
            return true;
        }

        private void refuse(int code) {
            if (!refused) {
                refused = true;
                LOG.warnf(
                        "%s.admissionregistration.k8s.io cannot be read (HTTP %d), so approvals do not"
                                + " count where a governance policy requires admission; grant the"
                                + " operator list and watch on them",
                        plural, code);
                look();
            }
        }

        @Override
        public void onAdd(T added) {
            look();
        }

        @Override
        public void onUpdate(T before, T after) {
            look();
        }

        @Override
        public void onDelete(T deleted, boolean finalStateUnknown) {
            look();
        }
    }

    /** The code of a refusal; a server that is away or busy refuses nothing. */
    private static Optional<Integer> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException answer
                    && REFUSALS.contains(answer.getCode())) {
                return Optional.of(answer.getCode());
            }
        }
        return Optional.empty();
    }
}
