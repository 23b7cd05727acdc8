package io.aihub.demo.decide;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.cli.Cli;
import io.aihub.cli.Environment;
import io.aihub.cli.view.FieldPath;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** An API server with one model in it, and the command line pointed at it. */
final class DecisionCluster implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Path HOME = Path.of(System.getProperty("aihub.root"));
    static final String V1 = "examples/pe-triage-ct/aimodel.yaml";
    static final String REQUIRED =
            "\"policy\": \"region\", \"required\": [{\"role\": \"clinical-safety\", \"count\": 1},"
                    + " {\"role\": \"information-security\", \"count\": 1}]";
    private static final String WHY = "seen on the ward, and it puts patients at risk";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String NAMESPACE = "radiology";

    private final EmbeddedApiServer server;
    private final KubernetesClient client;
    private final Path kubeconfig;
    private Optional<String> answer = Optional.empty();

    /** What a command came to. */
    record Ran(int code, String out, String err) {}

    DecisionCluster(Path folder) throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        server.loadCrds(HOME.resolve("crds"));
        kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, server.kubeconfig("sara"));
        client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                        .build();
    }

    static AIModel example(String file) throws IOException {
        ObjectNode tree = (ObjectNode) YAML.readTree(HOME.resolve(file).toFile());
        tree.withObject("/metadata").put("namespace", NAMESPACE);
        return Serialization.unmarshal(tree.toString(), AIModel.class);
    }

    /** The digest that the operator would show for an example. */
    static String digest(String file) throws IOException {
        return ContentSnapshot.of(example(file)).contentDigest();
    }

    /** An example with one field changed. */
    static AIModel changed(String file, String path, String value) throws IOException {
        ObjectNode tree = (ObjectNode) YAML.readTree(HOME.resolve(file).toFile());
        tree.withObject("/metadata").put("namespace", NAMESPACE);
        FieldPath.of("spec." + path).set(tree, TextNode.valueOf(value));
        return Serialization.unmarshal(tree.toString(), AIModel.class);
    }

    static String digest(AIModel model) {
        return ContentSnapshot.of(model).contentDigest();
    }

    /** Creates a model with this status. */
    void model(String file, String status) throws IOException {
        model(example(file), status);
    }

    void model(AIModel model, String status) {
        AIModel created = client.resource(model).create();
        created.setStatus(Serialization.unmarshal(status, AIModelStatus.class));
        client.resource(created).updateStatus();
    }

    /** Nothing serves, and version 2.0.3 is asked for. */
    void first(String approval, String more) throws IOException {
        model(
                V1,
                "{\"contentDigest\": \"%s\", \"approval\": {%s}%s}"
                        .formatted(digest(V1), approval, more));
    }

    /** Version 2.0.3 serves, and this is asked for. */
    void serves(AIModel asked, String approval) throws IOException {
        String serving = revision(example(V1), "{\"approval\": \"Approved\"}");
        model(
                asked,
                """
                {"contentDigest": "%s", "approval": {%s},
                 "serving": {"state": "Serving", "version": "2.0.3", "revision": "%s"}}
                """
                        .formatted(digest(asked), approval, serving));
    }

    /** A decision of this kind, with a reason and without a question. */
    Ran sign(String kind, String... more) {
        List<String> all = new ArrayList<>(List.of(kind, "pe-triage-ct", "--reason", WHY, "--yes"));
        all.addAll(List.of(more));
        return decide(all.toArray(String[]::new));
    }

    /** Stores the content of an example as a revision; its name. */
    String revision(String file) throws IOException {
        return revision(example(file), "{}");
    }

    String revision(AIModel model, String status) {
        ContentSnapshot snapshot = ContentSnapshot.of(model);
        ModelRevision revision = new ModelRevision();
        revision.setMetadata(
                new ObjectMetaBuilder()
                        .withName(snapshot.revisionName())
                        .withNamespace(NAMESPACE)
                        .build());
        revision.setSpec(snapshot.toRevisionSpec());
        ModelRevision created = client.resource(revision).create();
        created.setStatus(Serialization.unmarshal(status, ModelRevisionStatus.class));
        client.resource(created).updateStatus();
        return snapshot.revisionName();
    }

    void policy(String yaml) {
        client.resource(Serialization.unmarshal(yaml, GovernancePolicy.class)).create();
    }

    /** From now on somebody sits at the terminal and says this. */
    void says(String word) {
        answer = Optional.of(word);
    }

    Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment =
                new Environment(Clock.fixed(NOW, ZoneOffset.UTC), question -> answer);
        CommandLine commands =
                Cli.commandLine(environment)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        int code = commands.execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    /** The same, in the namespace of the model and on this cluster. */
    Ran decide(String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-n";
        all[arguments.length + 1] = NAMESPACE;
        all[arguments.length + 2] = "--kubeconfig";
        all[arguments.length + 3] = kubeconfig.toString();
        return run(all);
    }

    List<ModelDecision> decisions() {
        return client.resources(ModelDecision.class).inNamespace(NAMESPACE).list().getItems();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
