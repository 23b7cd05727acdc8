/**
 * Whether one exact content may run: decisions of people, judged against the policies that select
 * the model, at one moment. The gate trusts no stored answer except stops, which are sticky, and
 * gives all findings instead of the first. It sees the shared words only.
 */
package io.aihub.decision.approval;
