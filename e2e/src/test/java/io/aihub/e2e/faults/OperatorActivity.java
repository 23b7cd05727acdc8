package io.aihub.e2e.faults;

import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** What an operator did: its passes by its own metrics, its writes by the server's audit log. */
record OperatorActivity(ControlPlane cluster, OperatorOnCluster operator) {
    private static final String PASSES = "operator_sdk_reconciliations_success_total";
    private static final String WINDOWS = "aihub_windows_closed_total";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Passes over models that came to an end, since the process began. */
    long passes() {
        return (long) metric(PASSES);
    }

    /** Windows of signals that closed, since the process began. */
    long windows() {
        return (long) metric(WINDOWS);
    }

    /** Returns once so many more passes have come to an end. */
    void awaitPasses(long more) {
        long before = passes();
        Until.SOON.holds(more + " more passes", () -> passes() >= before + more);
    }

    /** Everything the operator tried to change, what was refused too. */
    List<AuditEntry> writes(AuditLog.Mark since) {
        return cluster.audit().since(since, OperatorOnCluster.USER).stream()
                .filter(AuditEntry::isWrite)
                .toList();
    }

    /** As permissions, in the order they were made, refused ones with their code. */
    List<String> written(AuditLog.Mark since) {
        return writes(since).stream().map(OperatorActivity::words).toList();
    }

    /** Beside status, in which READY follows pods that come and go. */
    List<String> writtenBesideStatus(AuditLog.Mark since) {
        return written(since).stream()
                .filter(write -> !write.startsWith("patch aimodels.aihub.io/status "))
                .toList();
    }

    private static String words(AuditEntry entry) {
        return entry.permission()
                + " "
                + entry.name().orElse("")
                + (entry.isEffective() ? "" : " " + entry.code());
    }

    /** Returns once no metric speaks of a model in there. */
    void awaitForgotten(String namespace) {
        Until.SOON.holds(
                "the operator forgets " + namespace,
                () -> !metrics().contains("namespace=\"" + namespace + "\""));
    }

    private double metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .filter(line -> " {".indexOf(line.charAt(name.length())) >= 0)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(operator.process().url() + "/q/metrics")).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
