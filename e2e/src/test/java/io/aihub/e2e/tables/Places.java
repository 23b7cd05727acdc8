package io.aihub.e2e.tables;

import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.List;

/** The namespaces of a test class. */
final class Places implements AutoCloseable {
    /** Every role of the chart that a person who only decides can have. */
    private static final List<String> DECIDING =
            List.of(
                    "aihub-approver",
                    "aihub-hub-operator",
                    "aihub-break-glass",
                    "aihub-approve-limited",
                    "aihub-approve-high",
                    "aihub-sign-clinical-safety",
                    "aihub-sign-information-security");

    private final ControlPlane cluster;
    private final String prefix;
    private final List<String> words;

    private Places(ControlPlane cluster, String prefix, List<String> words) {
        this.cluster = cluster;
        this.prefix = prefix;
        this.words = words;
    }

    static Places create(ControlPlane cluster, String prefix, List<String> words) {
        Places places = new Places(cluster, prefix, words);
        for (String word : words) {
            cluster.client()
                    .resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(places.name(word))
                                    .endMetadata()
                                    .build())
                    .create();
        }
        return places;
    }

    /** The namespace of a short word. */
    String name(String word) {
        return prefix + "-" + word;
    }

    /** Binds a person to every role but the editor's, and returns when that is known to all. */
    void mayDecide(String word, String user) {
        DECIDING.forEach(role -> bind(word, role, user));
        Until.SOON.holds(user + " may sign", () -> maySign(word, user));
    }

    private boolean maySign(String word, String user) {
        return cluster.kubectl(
                                "auth",
                                "can-i",
                                "sign",
                                "modeldecisions",
                                "--subresource=information-security",
                                "-n",
                                name(word),
                                "--as",
                                user)
                        .code()
                == 0;
    }

    private void bind(String word, String role, String user) {
        cluster.client()
                .resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withName(role + "-" + user.replaceAll("[^a-z]", "-"))
                                .withNamespace(name(word))
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                                .build())
                .create();
    }

    /** Deletes them, and returns when they are gone. */
    @Override
    public void close() {
        for (String word : words) {
            cluster.client().namespaces().withName(name(word)).delete();
        }
        for (String word : words) {
            Until.SOON.holds(
                    name(word) + " goes",
                    () -> cluster.client().namespaces().withName(name(word)).get() == null);
        }
    }
}
