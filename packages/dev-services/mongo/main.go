// Command mongo is a MongoDB-compatible server for the demo, development and tests:
// FerretDB on SQLite, in one process, behind a gate that lets one request through at a time.
//
// FerretDB on SQLite loses concurrent updates: it reads, changes and writes a document without holding
// anything in between. The gate (gate.go) makes every request atomic, at the same insert rate.
//
// It prints one line, "ready mongodb://127.0.0.1:PORT/", and ends on SIGTERM, on SIGINT, and when its standard
// input is closed, so that it never outlives whoever started it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/FerretDB/FerretDB/ferretdb"
)

// garbagePercent lets the heap, which is some 30 MB, grow fivefold before it is collected: with Go's default of 100, a
// fifth of the server's time went to the collector.
const garbagePercent = 400

// stopWithin bounds an orderly stop; what was acknowledged is in SQLite's log already.
const stopWithin = 2 * time.Second

func main() {
	data := flag.String("data", "", "folder for the SQLite files; made when missing")
	port := flag.Int("port", 0, "port on 127.0.0.1; 0 takes a free one")
	flag.Parse()
	debug.SetGCPercent(garbagePercent)

	if err := run(*data, *port); err != nil {
		log.SetFlags(0)
		log.Fatalf("mongo: %s", err)
	}
}

func run(data string, port int) error {
	unlock, err := enter(data)
	if err != nil {
		return err
	}
	defer unlock()

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()

	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	backend, done, err := startFerretDB(ctx)
	if err != nil {
		return err
	}

	go newGate(backend).serve(listener)
	fmt.Printf("ready mongodb://%s/\n", listener.Addr())

	<-ctx.Done()
	_ = listener.Close()
	select {
	case <-done:
	case <-time.After(stopWithin):
	}
	return nil
}

// enter makes the data folder, locks it against a second server, and makes it the working directory: the SQLite
// URL is then "file:./", whatever characters the path has.
func enter(data string) (unlock func(), err error) {
	if data == "" {
		return nil, errors.New("-data is missing; it names the folder for the database files, for example -data .data/mongo")
	}
	if err := os.MkdirAll(data, 0o755); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(data, "lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, fmt.Errorf("another server uses the data in %s; stop that one first", data)
	}
	return func() { _ = lock.Close() }, os.Chdir(data)
}

// startFerretDB runs FerretDB on a free loopback port and returns its address; done is closed when it has stopped.
func startFerretDB(ctx context.Context) (address string, done <-chan struct{}, err error) {
	db, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:  "sqlite",
		// A commit is in the write-ahead log before it is answered; "normal" leaves out the fsync, which only the
		// loss of the whole machine would notice.
		SQLiteURL: "file:./?_pragma=synchronous(normal)",
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return "", nil, err
	}

	finished := make(chan struct{})
	go func() {
		defer close(finished)
		if err := db.Run(ctx); err != nil {
			log.Printf("mongo: FerretDB ended: %s", err)
		}
	}()

	uri, err := url.Parse(db.MongoDBURI())
	if err != nil {
		return "", nil, err
	}
	return uri.Host, finished, nil
}
