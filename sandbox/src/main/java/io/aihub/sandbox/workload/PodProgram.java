package io.aihub.sandbox.workload;

import java.io.IOException;

/** What an image does when a pod of it starts. */
@FunctionalInterface
public interface PodProgram {
    /**
     * Starts serving on all of the launch's ports.
     *
     * @throws java.net.BindException when the address is taken; the pod gets another one
     * @throws IOException when the program fails; the pod is in a crash loop
     */
    PodHandle start(PodLaunch launch) throws IOException;
}
