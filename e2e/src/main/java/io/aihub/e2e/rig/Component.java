package io.aihub.e2e.rig;

/** A process of the control plane. */
public enum Component {
    Etcd("etcd"),
    ApiServer("kube-apiserver"),
    ControllerManager("kube-controller-manager"),
    Scheduler("kube-scheduler"),
    Kwok("kwok");

    private final String program;

    Component(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }
}
