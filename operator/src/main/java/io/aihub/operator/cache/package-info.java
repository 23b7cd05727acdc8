/**
 * What the operator watches and keeps in memory: one informer a kind, made small, each change
 * turned into a wake-up of its models. A view of them is all that a pass reads of the cluster.
 */
package io.aihub.operator.cache;
