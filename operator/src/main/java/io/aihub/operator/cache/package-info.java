/**
 * What the operator watches and keeps in memory: one informer a kind, made small, and each change
 * enqueues its models. A view of the caches is all that a reconcile reads of the cluster.
 */
package io.aihub.operator.cache;
