package io.aihub.demo.stage;

import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Story.Decider;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The people of a story as users of a real API server, each with the chart's roles. */
final class Cast implements AutoCloseable {
    private final Config admin;
    private final Map<String, KubernetesClient> clients = new ConcurrentHashMap<>();

    /**
     * @param admin who may impersonate them
     */
    Cast(Config admin) {
        this.admin = admin;
    }

    /** Gives them what they need to decide, in this namespace. */
    void invite(KubernetesClient client, String namespace, Map<String, Decider> people) {
        people.forEach(
                (name, person) -> {
                    for (String role : roles(person)) {
                        client.resource(binding(namespace, name, role))
                                .fieldManager(DemoStage.MANAGER)
                                .forceConflicts()
                                .serverSideApply();
                    }
                });
    }

    private static Set<String> roles(Decider person) {
        Set<String> roles = new LinkedHashSet<>(Set.of("aihub-approver"));
        person.approves().forEach(risk -> roles.add("aihub-approve-" + lower(risk)));
        person.signs().forEach(role -> roles.add("aihub-sign-" + role));
        return roles;
    }

    private static String lower(String risk) {
        return risk.toLowerCase(Locale.ROOT);
    }

    private static RoleBinding binding(String namespace, String person, String role) {
        return new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(person.replaceAll("[^a-z0-9].*", "") + "-" + role)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                .addNewSubject("rbac.authorization.k8s.io", "User", person, null)
                .build();
    }

    /** A client whose requests are this person's. */
    KubernetesClient actingAs(String person) {
        return clients.computeIfAbsent(
                person,
                name ->
                        new KubernetesClientBuilder()
                                .withConfig(
                                        new ConfigBuilder(admin)
                                                .withImpersonateUsername(name)
                                                .build())
                                .build());
    }

    @Override
    public void close() {
        clients.values().forEach(KubernetesClient::close);
    }
}
