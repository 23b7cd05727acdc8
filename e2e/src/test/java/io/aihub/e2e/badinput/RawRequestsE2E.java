package io.aihub.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.Api.Request;
import io.aihub.e2e.badinput.Api.Who;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.ProcessOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no object at all: refused by kubectl or by the server, and nothing is stored. */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestsE2E {
    private static final String NAMESPACE = "badinput-raw";
    private static final int TOO_LARGE_TO_STORE = 1_600_000;
    private static final int TOO_LARGE_TO_SEND = 3_200_000;
    private static final int DEEP = 20_000;
    private static final String HEAD =
            "apiVersion: aihub.io/v1alpha1\nkind: ReferenceProfile\nmetadata: {name: raw}\n";

    private final ControlPlane cluster;
    private final Api api;
    private final BadInputFixture ground;
    private final InvalidObjects assortment;

    RawRequestsE2E(ControlPlane cluster) {
        this.cluster = cluster;
        api = new Api(cluster);
        ground = new BadInputFixture(cluster);
        assortment = new InvalidObjects(cluster.home());
    }

    @BeforeAll
    void prepare() {
        ground.install();
        ground.namespace(NAMESPACE, Map.of());
    }

    @AfterAll
    void clear() {
        ground.remove(NAMESPACE);
    }

    /**
     * A document for {@code kubectl create}.
     *
     * @param says part of what is said
     */
    record Document(String name, String text, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Document> documents() {
        return Stream.of(
                new Document("nothing", "", "no objects passed"),
                new Document("garbage", "{{{{ \u0001 }", "error"),
                new Document("a tab", HEAD + "spec:\n\tmodel: a\n", "error parsing"),
                new Document("a scalar", "just words", "error"),
                new Document("a list", "- a\n- b\n", "error"),
                new Document("an unknown field", HEAD + "spec: {model: a, modle: b}\n", "modle"),
                new Document(
                        "an anchor that is not there", HEAD + "spec: *none\n", "unknown anchor"),
                new Document("aliases of aliases", laughs(), "excessive aliasing"),
                new Document(
                        "another version",
                        HEAD.replace("v1alpha1", "v9") + "spec: {model: a}\n",
                        "no matches for kind"),
                new Document(
                        "another kind",
                        HEAD.replace("ReferenceProfile", "AiModel") + "spec: {model: a}\n",
                        "no matches for kind"),
                new Document("no kind", "apiVersion: aihub.io/v1alpha1\n", "kind"),
                new Document("deep", HEAD + "spec: " + "[".repeat(DEEP), "depth"),
                new Document(
                        "more than etcd takes",
                        revision("x".repeat(TOO_LARGE_TO_STORE)),
                        "too large"),
                new Document(
                        "more than a request may have",
                        revision("x".repeat(TOO_LARGE_TO_SEND)),
                        "too large"));
    }

    /** A billion words from ten lines. */
    private static String laughs() {
        StringBuilder text = new StringBuilder(HEAD + "a0: &a0 [lol, lol, lol, lol]\n");
        for (int i = 1; i < 16; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
        }
        return text.append("spec: *a15\n").toString();
    }

    /** The one kind that takes anything in a field. */
    private static String revision(String content) {
        String digest = "sha256:" + "0".repeat(64);
        return """
               apiVersion: aihub.io/v1alpha1
               kind: ModelRevision
               metadata: {name: raw}
               spec:
                 {model: a, version: "1", digestVersion: 1, contentDigest: "%1$s", servingDigest: "%1$s",
                 content: {a: "%2$s"}}
               """
                .formatted(digest, content);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void kubectl_says_what_is_wrong_and_nothing_is_stored(Document document) {
        ProcessOutput output =
                cluster.kubectlWith(
                        document.text(),
                        "create",
                        "-n",
                        NAMESPACE,
                        "--as=" + OperatorOnCluster.USER,
                        "--as-group=system:masters",
                        "-f",
                        "-");
        assertThat(output.code()).isNotZero();
        String said = output.err().substring(0, Math.min(2000, output.err().length()));
        assertThat(said).contains(document.says()).doesNotContain("panic", "goroutine");
        assertThat(cluster.kubectl("get", "mrev,refp", "-n", NAMESPACE, "-o", "name").orFail())
                .isBlank();
    }

    static List<String> bodies() {
        return List.of(
                "",
                "null",
                "7",
                "[]",
                "{",
                "\u0000",
                "{\"apiVersion\":",
                "{}",
                "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}",
                "\"" + "x".repeat(TOO_LARGE_TO_SEND) + "\"");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bodies")
    void the_server_refuses_a_body_that_is_no_object(String body) {
        for (String kind : CelCostE2E.kinds().toList()) {
            Answer answer =
                    api.send(
                            new Request(
                                    Who.Administrator,
                                    "POST",
                                    assortment.crd(kind).path(NAMESPACE),
                                    body));
            assertThat(answer.code()).as(answer.message()).isBetween(400, 422);
        }
    }
}
