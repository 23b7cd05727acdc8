package io.aihub.e2e.access;

import io.aihub.e2e.rig.OperatorOnCluster;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who asks; a column of the tables. Roles are bound in the ward's namespace. */
enum Caller {
    Editor("ed", "aihub-editor"),
    Safety("sara", "aihub-approver", "aihub-approve-high", "aihub-sign-clinical-safety"),
    Security("ivar", "aihub-approver", "aihub-approve-high", "aihub-sign-information-security"),
    Limited("lena", "aihub-approver", "aihub-approve-limited", "aihub-sign-clinical-safety"),

    /** Edits, and would like to approve too. */
    Both(
            "bo",
            "aihub-editor",
            "aihub-approver",
            "aihub-approve-high",
            "aihub-sign-clinical-safety"),

    /** Approves, but in another namespace. */
    Elsewhere("elsa", "aihub-approver", "aihub-approve-high", "aihub-sign-clinical-safety"),

    /** Day and night for every namespace, so bound in all of them. */
    Hub("hugo", "aihub-hub-operator"),
    Glass("greta", "aihub-break-glass"),
    Auditor("asta", "aihub-auditor"),

    /** Holds the role of Kubernetes itself that runs a namespace. */
    NsAdmin("nina", "admin"),

    /** The cluster's administrator. */
    Root("root", "system:masters", List.of()),

    /** GitOps: a service account that edits. */
    Pipeline("pipeline", "aihub-editor"),

    /** A service account that was given all that an approver has, and more. */
    Bot(
            "bot",
            "aihub-approver",
            "aihub-approve-high",
            "aihub-sign-clinical-safety",
            "aihub-hub-operator",
            "aihub-break-glass"),

    /** A service account that has nothing to do with it. */
    Robot("robot"),

    /** Somebody with a name and no role. */
    Stranger("stig"),
    Anonymous("system:anonymous", "system:unauthenticated", List.of()),
    Operator(OperatorOnCluster.USER, "", List.of());

    private final String name;
    private final String group;
    private final List<String> roles;

    Caller(String name, String... roles) {
        this(name, "", List.of(roles));
    }

    Caller(String name, String group, List<String> roles) {
        this.name = name;
        this.group = group;
        this.roles = roles;
    }

    /** As the API server sees them. */
    String user() {
        if (isAccount()) {
            return "system:serviceaccount:" + AccessNamespace.NAMESPACE + ":" + name;
        }
        return name.startsWith("system:") ? name : name + "@region-exempel.example";
    }

    /** Name of their service account, or of the person. */
    String account() {
        return name;
    }

    /** Absent ones the API server adds itself. */
    Stream<String> groups() {
        return Stream.of(group).filter(given -> !given.isEmpty());
    }

    /** ClusterRoles that are bound to them. */
    List<String> roles() {
        return roles;
    }

    /** Whether a service account of the ward. */
    boolean isAccount() {
        return this == Pipeline || this == Bot || this == Robot;
    }

    /** Whether the roles are bound for the whole cluster. */
    boolean isEverywhere() {
        return this == Hub || this == Auditor;
    }

    /** Where the roles are bound. */
    String namespace() {
        return this == Elsewhere ? AccessNamespace.ELSEWHERE : AccessNamespace.NAMESPACE;
    }
}
