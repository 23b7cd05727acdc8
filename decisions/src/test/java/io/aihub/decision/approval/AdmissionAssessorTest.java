package io.aihub.decision.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.AdmissionDraft.BindingDraft;
import io.aihub.decision.approval.AdmissionDraft.PolicyDraft;
import io.aihub.decision.approval.AdmissionDraft.RuleDraft;
import io.aihub.decision.approval.AdmissionPolicy.Selector;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever could let one object past the policies counts as no policy. */
class AdmissionAssessorTest {
    private static final Selector BY_LABEL = new Selector(1, 0);
    private static final Selector BY_EXPRESSION = new Selector(0, 1);

    /** Done to either of the two policies. */
    static final List<Arguments> WEAKER_POLICIES =
            List.of(
                    policy("another name", p -> p.name = "other"),
                    policy("fails open", p -> p.failurePolicy = "Ignore"),
                    policy("no failure policy", p -> p.failurePolicy = ""),
                    policy("needs parameters", p -> p.hasParamKind = true),
                    policy("only under a condition", p -> p.matchConditions = 1),
                    policy("validates nothing", p -> p.validations = 0),
                    policy("matches nothing", p -> p.match.rules.clear()),
                    policy("but not these", p -> p.match.excludeRules = 1),
                    policy("namespaces by label", p -> p.match.namespaces = BY_LABEL),
                    policy("namespaces by expression", p -> p.match.namespaces = BY_EXPRESSION),
                    policy("objects by label", p -> p.match.objects = BY_LABEL),
                    policy("objects by expression", p -> p.match.objects = BY_EXPRESSION));

    /** Done to the one rule of either of the two policies. */
    static final List<Arguments> NARROWER_RULES =
            List.of(
                    rule("another group", r -> r.groups = Set.of("other.io")),
                    rule("no group", r -> r.groups = Set.of()),
                    rule("another version", r -> r.versions = Set.of("v9")),
                    rule("no version", r -> r.versions = Set.of()),
                    rule("other operations", r -> r.operations = Set.of("DELETE", "CONNECT")),
                    rule("no operation", r -> r.operations = Set.of()),
                    rule("other resources", r -> r.resources = Set.of("aimodels", "pods/status")),
                    rule("no resource", r -> r.resources = Set.of()),
                    rule("some names", r -> r.names = Set.of("one")),
                    rule("cluster-scoped objects", r -> r.scope = "Cluster"));

    /** Done to the rule about records, which takes three requests. */
    static final List<Arguments> RECORDS_LEFT_OUT =
            List.of(
                    rule("creation", r -> r.operations = Set.of("UPDATE")),
                    rule("updates", r -> r.operations = Set.of("CREATE")),
                    rule(
                            "revisions",
                            r -> r.resources = Set.of("modelrevisions/status", "aimodels/status")),
                    rule(
                            "the status of revisions",
                            r -> r.resources = Set.of("modelrevisions", "aimodels/status")),
                    rule(
                            "the status of models",
                            r -> r.resources = Set.of("modelrevisions", "modelrevisions/status")),
                    rule("all subresources: a star covers none", r -> r.resources = Set.of("*")),
                    rule(
                            "revisions: a star for subresources covers no object",
                            r -> r.resources = Set.of("modelrevisions/*", "*/status")),
                    rule(
                            "the status of models: another resource's star is no star",
                            r -> r.resources = Set.of("modelrevisions", "modelrevisions/*")),
                    rule(
                            "the status of models: another subresource's star is no star",
                            r ->
                                    r.resources =
                                            Set.of(
                                                    "modelrevisions",
                                                    "modelrevisions/status",
                                                    "*/scale")));

    /** Done to either of the two bindings. */
    static final List<Arguments> LOOSER_BINDINGS =
            List.of(
                    binding("another policy", b -> b.policyName = "other"),
                    binding("gives parameters", b -> b.hasParamRef = true),
                    binding("only warns", b -> b.actions = Set.of("Warn", "Audit")),
                    binding("no action", b -> b.actions = Set.of()),
                    binding("some resources", b -> b.match.rules.add(new RuleDraft("*", "*/*"))),
                    binding("but not these", b -> b.match.excludeRules = 1),
                    binding("namespaces by label", b -> b.match.namespaces = BY_LABEL),
                    binding("namespaces by expression", b -> b.match.namespaces = BY_EXPRESSION),
                    binding("objects by label", b -> b.match.objects = BY_LABEL),
                    binding("objects by expression", b -> b.match.objects = BY_EXPRESSION));

    /** Done to all of both. */
    static final List<Arguments> AS_STRONG =
            List.of(
                    all("as the chart has them", d -> {}),
                    all("no scope", d -> d.rules(r -> r.scope = "")),
                    all("objects in namespaces", d -> d.rules(r -> r.scope = "Namespaced")),
                    all("every group", d -> d.rules(r -> r.groups = Set.of("*"))),
                    all("every version", d -> d.rules(r -> r.versions = Set.of("*"))),
                    all("every operation", d -> d.rules(r -> r.operations = Set.of("*"))),
                    all("all with subresources", d -> d.rules(r -> r.resources = Set.of("*/*"))),
                    all(
                            "stars for resources and for subresources",
                            d -> d.rules(r -> r.resources = Set.of("*", "*/status"))),
                    all(
                            "stars for the subresources of each",
                            d ->
                                    d.rules(
                                            r ->
                                                    r.resources =
                                                            Set.of(
                                                                    "*",
                                                                    "modelrevisions/*",
                                                                    "aimodels/*"))),
                    all(
                            "denies and tells",
                            d -> d.bindings(b -> b.actions = Set.of("Audit", "Deny"))),
                    all("more validations", d -> d.policies(p -> p.validations = 3)),
                    all(
                            "a rule about one object more",
                            d ->
                                    d.policies(
                                            p -> {
                                                RuleDraft more = new RuleDraft("CREATE", "pods");
                                                more.names = Set.of("one");
                                                p.match.rules.add(more);
                                            })),
                    all(
                            "a rule for each request",
                            d -> {
                                d.policies.get(1).match.rules.clear();
                                d.policies.get(1).match.rules.addAll(oneForEach());
                            }),
                    all("a looser policy more", d -> d.policies.add(0, new PolicyDraft("other"))),
                    all(
                            "a looser binding more",
                            d -> {
                                BindingDraft more = new BindingDraft("aihub-decisions");
                                more.actions = Set.of("Warn");
                                d.bindings.add(0, more);
                            }));

    private static List<RuleDraft> oneForEach() {
        return List.of(
                new RuleDraft("CREATE", "modelrevisions"),
                new RuleDraft("UPDATE", "modelrevisions/status"),
                new RuleDraft("UPDATE", "aimodels/status"));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("AS_STRONG")
    void policies_that_let_nothing_past_are_a_guard(String what, Consumer<AdmissionDraft> change) {
        AdmissionDraft draft = new AdmissionDraft();
        change.accept(draft);

        assertThat(draft.assess()).isEqualTo(AdmissionGuard.Present);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WEAKER_POLICIES")
    void a_policy_that_lets_something_past_is_no_guard(String what, Consumer<PolicyDraft> change) {
        for (int changed = 0; changed < 2; changed++) {
            AdmissionDraft draft = new AdmissionDraft();
            change.accept(draft.policies.get(changed));

            assertMissing(draft, changed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("NARROWER_RULES")
    void a_rule_that_lets_something_past_is_no_guard(String what, Consumer<RuleDraft> change) {
        for (int changed = 0; changed < 2; changed++) {
            AdmissionDraft draft = new AdmissionDraft();
            change.accept(draft.policies.get(changed).match.rules.get(0));

            assertMissing(draft, changed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RECORDS_LEFT_OUT")
    void each_request_about_records_has_to_be_looked_at(String what, Consumer<RuleDraft> change) {
        AdmissionDraft draft = new AdmissionDraft();
        change.accept(draft.policies.get(1).match.rules.get(0));

        assertMissing(draft, 1);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("LOOSER_BINDINGS")
    void a_binding_that_does_not_refuse_everywhere_is_no_guard(
            String what, Consumer<BindingDraft> change) {
        for (int changed = 0; changed < 2; changed++) {
            AdmissionDraft draft = new AdmissionDraft();
            change.accept(draft.bindings.get(changed));

            assertMissing(draft, changed);
        }
    }

    @Test
    void one_policy_or_one_binding_less_is_no_guard() {
        for (int gone = 0; gone < 2; gone++) {
            AdmissionDraft policies = new AdmissionDraft();
            policies.policies.remove(gone);
            assertMissing(policies, gone);

            AdmissionDraft bindings = new AdmissionDraft();
            bindings.bindings.remove(gone);
            assertMissing(bindings, gone);
        }
    }

    @Test
    void two_rules_of_which_neither_takes_a_request_do_not_take_it_together() {
        for (int changed = 0; changed < 2; changed++) {
            AdmissionDraft draft = new AdmissionDraft();
            List<RuleDraft> rules = draft.policies.get(changed).match.rules;
            rules.add(new RuleDraft("*", "*/*"));
            rules.get(0).versions = Set.of("v9");
            rules.get(1).groups = Set.of("other.io");

            assertMissing(draft, changed);
        }
    }

    @Test
    void a_binding_that_warns_everywhere_and_one_that_denies_somewhere_do_not_deny_everywhere() {
        for (int changed = 0; changed < 2; changed++) {
            AdmissionDraft draft = new AdmissionDraft();
            BindingDraft warns = draft.bindings.get(changed);
            warns.actions = Set.of("Warn");
            BindingDraft denies = new BindingDraft(warns.policyName);
            denies.match.namespaces = BY_LABEL;
            draft.bindings.add(denies);

            assertMissing(draft, changed);
        }
    }

    private static void assertMissing(AdmissionDraft draft, int changed) {
        assertThat(draft.assess())
                .as(changed == 0 ? "decisions" : "records")
                .isEqualTo(AdmissionGuard.Missing);
    }

    private static Arguments policy(String what, Consumer<PolicyDraft> change) {
        return Arguments.of(what, change);
    }

    private static Arguments rule(String what, Consumer<RuleDraft> change) {
        return Arguments.of(what, change);
    }

    private static Arguments binding(String what, Consumer<BindingDraft> change) {
        return Arguments.of(what, change);
    }

    private static Arguments all(String what, Consumer<AdmissionDraft> change) {
        return Arguments.of(what, change);
    }
}
