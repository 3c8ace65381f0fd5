package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"sync"
)

// The MongoDB wire protocol, as far as a gate must know it:
// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
const (
	headerSize = 16
	maxMessage = 48_000_000 + headerSize // maxMessageSizeBytes of MongoDB

	opMsg = 2013

	flagChecksum   = 1 << 0
	flagMoreToCome = 1 << 1
	flagExhaust    = 1 << 16
)

// gate passes requests of all its connections to the backend, one request and its whole answer at a time.
type gate struct {
	backend string
	turn    sync.Mutex
}

func newGate(backend string) *gate { return &gate{backend: backend} }

// serve accepts connections until the listener is closed.
func (g *gate) serve(listener net.Listener) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer client.Close()
			if err := g.pass(client); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, net.ErrClosed) {
				log.Printf("mongo: connection ended: %s", err)
			}
		}()
	}
}

// pass serves one client over one connection of its own to the backend.
func (g *gate) pass(client net.Conn) error {
	server, err := net.Dial("tcp", g.backend)
	if err != nil {
		return err
	}
	defer server.Close()

	for {
		request, err := readMessage(client)
		if err != nil {
			// A driver may drop a connection at any byte; nothing was asked that is not answered.
			return io.EOF
		}
		request, answered := oneAnswer(request)
		response, err := g.exchange(server, request)
		if err != nil {
			return err
		}
		if !answered {
			continue
		}
		if _, err := client.Write(response); err != nil {
			return io.EOF
		}
	}
}

// exchange holds the gate from the first byte of the request to the last byte of its answer.
func (g *gate) exchange(server net.Conn, request []byte) ([]byte, error) {
	g.turn.Lock()
	defer g.turn.Unlock()

	if _, err := server.Write(request); err != nil {
		return nil, err
	}
	return readMessage(server)
}

// readMessage reads one whole message: its header begins with the length of all of it.
func readMessage(conn net.Conn) ([]byte, error) {
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(conn, header); err != nil {
		return nil, err
	}
	length := int(binary.LittleEndian.Uint32(header))
	if length < headerSize || length > maxMessage {
		return nil, fmt.Errorf("a message of %d bytes, expected %d to %d", length, headerSize, maxMessage)
	}
	message := make([]byte, length)
	copy(message, header)
	_, err := io.ReadFull(conn, message[headerSize:])
	return message, err
}

// oneAnswer changes the flags of a request so that the backend gives it exactly one answer. Streaming
// (exhaustAllowed: one request, answers for ever) would hold the gate for good, and the protocol lets a server
// ignore the wish. A request that wants no answer (moreToCome, write concern 0) is answered anyway, so that
// the gate knows when it is done; answered says whether the client waits for that answer.
func oneAnswer(request []byte) (changed []byte, answered bool) {
	if binary.LittleEndian.Uint32(request[12:]) != opMsg || len(request) < headerSize+4 {
		return request, true
	}
	flags := binary.LittleEndian.Uint32(request[headerSize:])
	wanted := flags &^ (flagExhaust | flagMoreToCome)
	if wanted == flags {
		return request, true
	}
	if flags&flagChecksum != 0 && len(request) >= headerSize+8 {
		request = request[:len(request)-4]
		binary.LittleEndian.PutUint32(request, uint32(len(request)))
		wanted &^= flagChecksum
	}
	binary.LittleEndian.PutUint32(request[headerSize:], wanted)
	return request, flags&flagMoreToCome == 0
}
