/**
 * Whether one exact content may run: decisions of people, judged against the policies that select
 * the model, at one moment. The gate trusts no stored answer except stops, which are sticky, and
 * gives all findings instead of the first. Whether the cluster's admission policies vouch for who
 * decided is judged here too. It sees the shared words only.
 */
package io.aihub.decision.approval;
