// A model server as a vendor might deliver it: plain HTTP, paths and metric names of its own, settings by environment
// and arguments. It knows nothing of the operator's contracts.
//
//	vendor serve [--threshold 0.5]   POST /score, GET /healthz, GET /stats
//	vendor get URL                   a client in a pod: asks for ten seconds at most until the answer has status 200,
//	                                 prints it and ends with 0; else with 1
//
// What a test may ask of it, by environment: LISTEN_PORT (default 9000); START_DELAY, a duration before which it is
// not healthy; SCRATCH, a folder that it has to be able to write; FAULT, one of memory (it takes more and more once it
// is healthy), hang (it accepts and never answers), exit (it ends with 7 at once).
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type patient struct {
	Age    float64 `json:"age"`
	DDimer float64 `json:"d_dimer"`
}

// A histogram as the vendor shows it.
type histogram struct {
	edges  []float64
	counts []uint64
	sum    float64
}

type server struct {
	lock      sync.Mutex
	risk      histogram
	fields    map[string]*histogram
	rejected  uint64
	threshold float64
	started   time.Time
	healthy   atomic.Bool
	hang      bool
}

func newHistogram(edges ...float64) histogram {
	return histogram{edges: edges, counts: make([]uint64, len(edges)+1)}
}

func (h *histogram) add(value float64) {
	bin := 0
	for bin < len(h.edges) && value > h.edges[bin] {
		bin++
	}
	h.counts[bin]++
	h.sum += value
}

func (h *histogram) show(out io.Writer, name, label string) {
	var cumulated uint64
	for i, count := range h.counts {
		cumulated += count
		edge := "+Inf"
		if i < len(h.edges) {
			edge = fmt.Sprint(h.edges[i])
		}
		separator := ""
		if label != "" {
			separator = ","
		}
		fmt.Fprintf(out, "%s_bucket{%s%sle=\"%s\"} %d\n", name, label, separator, edge, cumulated)
	}
	fmt.Fprintf(out, "%s_count{%s} %d\n%s_sum{%s} %g\n", name, label, cumulated, name, label, h.sum)
}

func (s *server) score(out http.ResponseWriter, request *http.Request) {
	var one patient
	if request.Method != http.MethodPost {
		http.Error(out, "POST only", http.StatusMethodNotAllowed)
		return
	}
	err := json.NewDecoder(io.LimitReader(request.Body, 1<<16)).Decode(&one)
	s.lock.Lock()
	defer s.lock.Unlock()
	if err != nil || one.Age < 0 || one.Age > 130 || one.DDimer < 0.001 || one.DDimer > 1000 {
		s.rejected++
		http.Error(out, "send {\"age\": years, \"d_dimer\": mg/L}", http.StatusBadRequest)
		return
	}
	risk := 1 / (1 + math.Exp(3.7-0.025*(one.Age-66)-1.1*math.Log(one.DDimer)))
	s.fields["age"].add(one.Age)
	s.fields["d_dimer"].add(one.DDimer)
	s.risk.add(risk)
	out.Header().Set("Content-Type", "application/json")
	json.NewEncoder(out).Encode(map[string]any{"risk": risk, "urgent": risk >= s.threshold})
}

func (s *server) stats(out http.ResponseWriter, _ *http.Request) {
	s.lock.Lock()
	defer s.lock.Unlock()
	out.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprintf(out, "# TYPE vx_risk_score histogram\n")
	s.risk.show(out, "vx_risk_score", "")
	fmt.Fprintf(out, "# TYPE vx_field_value histogram\n")
	for _, name := range []string{"age", "d_dimer"} {
		s.fields[name].show(out, "vx_field_value", fmt.Sprintf("field=\"%s\"", name))
	}
	fmt.Fprintf(out, "# TYPE vx_rejected_total counter\nvx_rejected_total %d\n", s.rejected)
	fmt.Fprintf(out, "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds %.3f\n",
		float64(s.started.UnixMilli())/1000)
}

func (s *server) health(out http.ResponseWriter, _ *http.Request) {
	if !s.healthy.Load() {
		http.Error(out, "loading", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(out, "ok")
}

func (s *server) ServeHTTP(out http.ResponseWriter, request *http.Request) {
	if s.hang && s.healthy.Load() {
		<-request.Context().Done()
		return
	}
	switch request.URL.Path {
	case "/healthz":
		s.health(out, request)
	case "/stats":
		s.stats(out, request)
	case "/score":
		s.score(out, request)
	default:
		http.NotFound(out, request)
	}
}

func serve(arguments []string) error {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	threshold := flags.Float64("threshold", 0.5, "risk that is urgent")
	flags.Parse(arguments)
	if os.Getenv("FAULT") == "exit" {
		os.Exit(7)
	}
	if folder := os.Getenv("SCRATCH"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "scratch"), []byte("x"), 0o600); err != nil {
			return err
		}
	}
	age, dDimer := newHistogram(40, 50, 60, 70, 80), newHistogram(0.5, 1, 2, 4)
	s := &server{
		risk:      newHistogram(0.01, 0.02, 0.05, 0.1, 0.2, 0.5),
		fields:    map[string]*histogram{"age": &age, "d_dimer": &dDimer},
		threshold: *threshold,
		started:   time.Now(),
		hang:      os.Getenv("FAULT") == "hang",
	}
	delay, err := time.ParseDuration(valueOr("START_DELAY", "0s"))
	if err != nil {
		return err
	}
	time.AfterFunc(delay, func() {
		s.healthy.Store(true)
		if os.Getenv("FAULT") == "memory" {
			eat()
		}
	})
	ending := make(chan os.Signal, 1)
	signal.Notify(ending, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-ending
		os.Exit(0)
	}()
	return http.ListenAndServe(":"+valueOr("LISTEN_PORT", "9000"), s)
}

// eat takes 8 MiB ten times a second, and writes to it, so that it counts.
func eat() {
	var held [][]byte
	for {
		block := make([]byte, 8<<20)
		for i := 0; i < len(block); i += 4096 {
			block[i] = 1
		}
		held = append(held, block)
		time.Sleep(100 * time.Millisecond)
	}
}

func valueOr(name, otherwise string) string {
	if value, there := os.LookupEnv(name); there {
		return value
	}
	return otherwise
}

// get asks again because the rules that let a new pod through follow the pod by a moment.
func get(url string) error {
	client := http.Client{Timeout: 2 * time.Second}
	deadline := time.Now().Add(10 * time.Second)
	for {
		err := ask(client, url)
		if err == nil || time.Now().After(deadline) {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func ask(client http.Client, url string) error {
	answer, err := client.Get(url)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", answer.StatusCode)
	}
	_, err = os.Stdout.Write(body)
	return err
}

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "get":
		err = get(os.Args[2])
	case len(os.Args) >= 2 && os.Args[1] == "serve":
		err = serve(os.Args[2:])
	default:
		err = fmt.Errorf("write: vendor serve [--threshold N], or vendor get URL")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "vendor:", err)
		os.Exit(1)
	}
}
