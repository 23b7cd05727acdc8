package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.DIGEST;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static io.aihub.decision.approval.Cases.approved;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.approval.RuleViolation.Authority;
import io.aihub.decision.approval.RuleViolation.Binding;
import io.aihub.decision.approval.RuleViolation.Nature;
import io.aihub.decision.approval.RuleViolation.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules that came later than content that people approved, and rules of the definition. */
class GateOnLaterRulesTest {
    private static final Instant END = NOW.plus(Duration.ofDays(90));

    private static RuleViolation violation(Authority authority, Instant introduced, Instant end) {
        return new RuleViolation(
                Finding.of("FLD-04", Level.Enforce, "spec.x", "take it out"),
                Nature.Broken,
                Optional.empty(),
                new Binding(authority, Optional.of(new Transition(introduced, end))));
    }

    private static RuleViolation later(Instant introduced) {
        return violation(Authority.Policy, introduced, END);
    }

    @Test
    void content_that_is_approved_after_the_rule_is_held_to_it() {
        ApprovalDecision answer = judge(approved().violations(later(Instant.EPOCH)));

        assertThat(answer.causes()).containsExactly(Blocker.RuleViolation);
    }

    @Test
    void content_that_was_approved_before_the_rule_is_warned_of_until_its_date() {
        ApprovalDecision answer = judge(approved().violations(later(NOW.plusSeconds(1))));

        assertThat(answer.isInForce()).isTrue();
        assertThat(answer.nextCheck())
                .hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(END));
        assertThat(answer.findings())
                .anySatisfy(
                        one -> {
                            assertThat(one.rule()).isEqualTo("FLD-04");
                            assertThat(one.level()).isEqualTo(Level.Warn);
                            assertThat(one.message()).contains("a warning until " + END);
                        });
    }

    @Test
    void content_that_serves_was_in_force_before_the_rule() {
        ApprovalDecision answer =
                judge(approved().serves(DIGEST, InForce.Yes).violations(later(Instant.EPOCH)));

        assertThat(answer.isInForce()).isTrue();
    }

    @Test
    void from_its_date_the_rule_holds_for_everything() {
        RuleViolation over = violation(Authority.Policy, NOW.plusSeconds(1), NOW);
        ApprovalDecision answer = judge(approved().serves(DIGEST, InForce.Yes).violations(over));

        assertThat(answer.causes()).containsExactly(Blocker.RuleViolation);
    }

    @Test
    void no_policy_lowers_what_the_api_server_refuses() {
        Policy mild =
                policy(
                        "mild",
                        Map.of(SAFETY, 1, SECURITY, 1),
                        Admission.NotRequired,
                        Map.of("FLD-04", DatedLevel.of(Level.Off)));
        RuleViolation refused = violation(Authority.Definition, Instant.EPOCH, END);

        assertThat(judge(approved().policies(mild).violations(refused)).causes())
                .containsExactly(Blocker.RuleViolation);
        assertThat(judge(approved().policies(mild).violations(later(Instant.EPOCH))).isInForce())
                .isTrue();
    }
}
