/**
 * Turns Deployments into ReplicaSets, Pods that really answer on loopback addresses of their own,
 * EndpointSlices, and Services that really forward connections. What a pod runs is looked up by its
 * image. Left out: schedulers, volumes, liveness probes, resource limits, minReadySeconds; init
 * containers do not run, and of several containers only the first one serves.
 */
package io.aihub.sandbox.workload;
