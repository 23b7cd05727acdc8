"""A scikit-learn model behind the Open Inference Protocol V2, with the counts that the operator reads.

The coefficients and the edges are those of the sandbox's sample model, so it answers what that one answers and is
judged by the same reference. Environment: MODEL_NAME, MODEL_VERSION, PORT (default 8080).
"""

import hashlib
import json
import math
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
from sklearn.linear_model import LogisticRegression

NAME = os.environ.get("MODEL_NAME", "pe-triage-ct")
VERSION = os.environ.get("MODEL_VERSION", "sklearn")
CENTRAL_AGE = 66
OUTPUT = "pe_probability"
RANGES = {"age": (0, 130), "d_dimer": (0.001, 1000)}
# A step of one between two scrapes would be one patient.
BATCH = 10


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def fitted(coefficients):
    """What fitting yields, given instead of learned."""
    model = LogisticRegression()
    model.classes_ = np.array([0, 1])
    model.coef_ = np.array([[coefficients["age"], coefficients["lnDDimer"]]])
    model.intercept_ = np.array([coefficients["intercept"]])
    model.n_features_in_ = 2
    return model


class Batched:
    """Counts that are shown in batches of at least BATCH new observations."""

    def __init__(self, edges):
        self.edges = edges
        self.held = [0] * (len(edges) + 1)
        self.shown = [0] * (len(edges) + 1)
        self.sums = [0.0, 0.0]

    def add(self, value):
        place = next((i for i, edge in enumerate(self.edges) if value <= edge), len(self.edges))
        self.held[place] += 1
        self.sums[0] += value

    def release(self):
        if sum(self.held) < BATCH:
            return
        self.shown = [old + new for old, new in zip(self.shown, self.held)]
        self.held = [0] * len(self.held)
        self.sums = [0.0, self.sums[0] + self.sums[1]]

    def lines(self, name, labels):
        total = 0
        for edge, count in zip([*map(str, map(float, self.edges)), "+Inf"], self.shown):
            total += count
            yield f'{name}_bucket{{{labels},le="{edge}"}} {total}'
        yield f"{name}_count{{{labels}}} {total}"
        yield f"{name}_sum{{{labels}}} {self.sums[1]}"


class Served:
    def __init__(self, coefficients, edges):
        self.model = fitted(coefficients)
        digest = hashlib.sha256(json.dumps(coefficients, sort_keys=True).encode()).hexdigest()[:12]
        self.identity = f'model="{NAME}",version="{digest}"'
        self.started = time.time()
        self.lock = threading.Lock()
        self.inputs = {name: Batched(edges[name]) for name in RANGES}
        self.output = Batched(edges[OUTPUT])
        self.invalid = {(name, why): [0, 0] for name in RANGES for why in ("missing", "nan", "type", "range")}

    def answer(self, columns):
        """The probabilities, or None where a value cannot be used: the whole request is refused then."""
        with self.lock:
            reasons = [(name, why(name, value)) for name in RANGES for value in columns[name]]
            for place in (found for found in reasons if found[1]):
                self.invalid[place][0] += 1
            for counts in self.invalid.values():
                if counts[0] >= BATCH:
                    counts[:] = [0, counts[0] + counts[1]]
            if any(reason for _, reason in reasons):
                return None
            rows = np.array([[age - CENTRAL_AGE, math.log(d_dimer)] for age, d_dimer in zip(*columns.values())])
            scores = [float(score) for score in self.model.predict_proba(rows)[:, 1]]
            for counted, values in [*((self.inputs[name], columns[name]) for name in RANGES), (self.output, scores)]:
                for value in values:
                    counted.add(value)
                counted.release()
            return scores

    def metrics(self):
        with self.lock:
            lines = ["# TYPE model_input_value histogram"]
            for name, counted in self.inputs.items():
                lines += counted.lines("model_input_value", f'{self.identity},feature="{name}"')
            lines.append("# TYPE model_input_invalid_total counter")
            for (name, reason), counts in self.invalid.items():
                lines.append(
                    f'model_input_invalid_total{{{self.identity},feature="{name}",reason="{reason}"}} {counts[1]}'
                )
            lines.append("# TYPE model_output_score histogram")
            lines += self.output.lines("model_output_score", f'{self.identity},output="{OUTPUT}"')
            lines += ["# TYPE process_start_time_seconds gauge", f"process_start_time_seconds {self.started:.3f}", ""]
            return "\n".join(lines)


def why(name, value):
    if value is None:
        return "missing"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "type"
    if math.isnan(value):
        return "nan"
    low, high = RANGES[name]
    return "" if low <= value <= high else "range"


def columns_of(body):
    """The two columns of a request, or a sentence that says what to send."""
    what = "send inputs age and d_dimer, FP64 of shape [n], equally many"
    try:
        inputs = {tensor["name"]: tensor["data"] for tensor in json.loads(body)["inputs"]}
    except (ValueError, KeyError, TypeError):
        return None, what
    if set(inputs) != set(RANGES) or not all(isinstance(data, list) for data in inputs.values()):
        return None, what
    if len({len(data) for data in inputs.values()}) != 1 or not inputs["age"]:
        return None, what
    return {name: inputs[name] for name in RANGES}, None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served = None

    def do_GET(self):
        if self.path in ("/v2/health/live", "/v2/health/ready", f"/v2/models/{NAME}/ready"):
            self.reply(200, {"ready": True})
        elif self.path == "/v2":
            self.reply(200, {"name": "sklearn-sample", "version": VERSION, "extensions": []})
        elif self.path == f"/v2/models/{NAME}":
            tensors = [{"name": name, "datatype": "FP64", "shape": [-1]} for name in (*RANGES, OUTPUT)]
            self.reply(
                200,
                {
                    "name": NAME,
                    "versions": [VERSION],
                    "platform": "sklearn",
                    "inputs": tensors[:2],
                    "outputs": tensors[2:],
                },
            )
        elif self.path == "/metrics":
            self.send(200, "text/plain; version=0.0.4; charset=utf-8", self.served.metrics().encode())
        else:
            self.reply(404, {"error": "nothing is here"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path not in (f"/v2/models/{NAME}/infer", f"/v2/models/{NAME}/versions/{VERSION}/infer"):
            self.reply(404, {"error": f"this server has the model {NAME}"})
            return
        columns, wrong = columns_of(body)
        scores = self.served.answer(columns) if columns else None
        if scores is None:
            self.reply(400, {"error": wrong or "a value cannot be used"})
            return
        output = {"name": OUTPUT, "datatype": "FP64", "shape": [len(scores)], "data": scores}
        self.reply(200, {"model_name": NAME, "model_version": VERSION, "outputs": [output]})

    def reply(self, status, content):
        self.send(status, "application/json", json.dumps(content).encode())

    def send(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Requests are nobody's business."""


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    Handler.served = Served(load(f"{folder}/model.json"), load(f"{folder}/edges.json"))
    server = ThreadingHTTPServer(("", int(os.environ.get("PORT", "8080"))), Handler)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
