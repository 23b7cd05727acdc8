package io.aihub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.Component;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every other class here relies on. */
@RealCluster
class RigE2E {

    @Test
    void a_namespace_that_is_deleted_goes_with_all_that_is_in_it(ControlPlane cluster) {
        cluster.kubectl("create", "namespace", "rig-gone").orFail();
        cluster.kubectl("create", "configmap", "one", "-n", "rig-gone").orFail();
        cluster.kubectl("delete", "namespace", "rig-gone", "--wait=false").orFail();
        Until.SOON.holds(
                "the namespace goes",
                () -> cluster.client().namespaces().withName("rig-gone").get() == null);
    }

    @Test
    void the_audit_log_tells_who_asked_for_what_and_what_was_answered(ControlPlane cluster) {
        AuditLog.Mark mark = cluster.audit().mark();
        assertThat(cluster.kubectl("get", "secrets", "-A", "--as", "eve").code()).isNotZero();

        assertThat(cluster.audit().since(mark, "eve"))
                .extracting(AuditEntry::permission, AuditEntry::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("list secrets", 403));
    }

    @Test
    void a_cluster_that_an_earlier_run_left_behind_is_begun_anew(ControlPlane cluster) {
        Path folder = TestJvm.folder(cluster.home(), "left-behind");
        try (ControlPlane left = ControlPlane.start(cluster.home(), folder)) {
            left.kubectl("create", "configmap", "old", "-n", "default").orFail();
            try (ControlPlane anew = ControlPlane.start(cluster.home(), folder)) {
                assertThat(anew.kubectl("get", "configmap", "old", "-n", "default").err())
                        .contains("\"old\" not found");
            }
        }
    }

    @Test
    void a_killed_api_server_comes_back_with_its_data(ControlPlane cluster) {
        cluster.kubectl("create", "configmap", "kept", "-n", "default").orFail();
        cluster.kill(Component.ApiServer);
        assertThat(cluster.kubectl("get", "configmap", "kept", "-n", "default").code()).isNotZero();
        cluster.up();
        cluster.kubectl("delete", "configmap", "kept", "-n", "default").orFail();
    }
}
