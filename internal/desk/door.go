package desk

// The door: who is let in. On the loopback interface everyone on this machine
// is; but a browser on this machine also runs pages of others, so a request must
// be for this machine's own name (a name of theirs can be made to point here)
// and come from a page of ours. On any other interface a token is asked for.

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// readToken returns the token that is kept in the data folder, and makes one
// where there is none: who was let in once stays in over a restart. It is 128
// bits, in hex. Whoever can read the file can read the papers beside it.
func readToken(data string) (string, error) {
	file := filepath.Join(data, "token")
	b, err := os.ReadFile(file)
	token := strings.TrimSpace(string(b))
	switch {
	case err == nil && len(token) >= 32:
		return token, nil
	case err == nil || errors.Is(err, fs.ErrNotExist):
	default:
		return "", fmt.Errorf("reading the token: %w", err)
	}
	var raw [16]byte
	rand.Read(raw[:]) // never fails
	token = hex.EncodeToString(raw[:])
	if err := os.WriteFile(file, []byte(token+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("keeping the token: %w", err)
	}
	return token, nil
}

// equal compares two secrets in a time that tells nothing of them, their lengths
// included.
func equal(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// loopback tells whether an address is reached from this machine only.
func loopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// door guards a handler. token is "" on the loopback interface. cookie is the
// name of the cookie that holds it: cookies are a host's, whatever the port, and
// two desks may be served on one.
type door struct {
	token, cookie string
	next          http.Handler
}

func newDoor(token string, addr net.Addr, next http.Handler) *door {
	_, port, _ := net.SplitHostPort(addr.String())
	return &door{token, "portcheck-" + port, next}
}

func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	// Not no-referrer: a browser would send forms of our own with no origin.
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", pagePolicy)
	if d.token == "" && !ownName(r.Host) {
		refuse(w, "This page answers only to the name of this machine, such as http://127.0.0.1 or http://localhost.")
		return
	}
	if !ownPage(r) {
		refuse(w, "This page answers only to pages of its own.")
		return
	}
	// The style holds nothing, and the page that asks for the token has it.
	if d.token != "" && r.URL.Path != "/desk.css" && !d.enter(w, r) {
		return
	}
	d.next.ServeHTTP(w, r)
}

func refuse(w http.ResponseWriter, sentence string) { http.Error(w, sentence, http.StatusForbidden) }

// ownName tells whether a Host header names this machine.
func ownName(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return ip != nil && ip.IsLoopback()
}

// ownPage tells whether a request comes from a page of ours, from a person who
// typed or clicked an address, or from a program that is no browser. A page of
// another port of this machine is another's.
func ownPage(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	// A link elsewhere may lead here, and do no more than open a page.
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) &&
		r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// enter lets in who has the token, in a cookie or, once, in the address.
func (d *door) enter(w http.ResponseWriter, r *http.Request) bool {
	if c, err := r.Cookie(d.cookie); err == nil && equal(c.Value, d.token) {
		return true
	}
	if r.Method == http.MethodGet && r.URL.Path == "/" && equal(r.URL.Query().Get("token"), d.token) {
		http.SetCookie(w, &http.Cookie{
			Name: d.cookie, Value: d.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
			Secure: r.TLS != nil, MaxAge: 90 * 24 * 3600,
		})
		// To an address without the token, which would stay in the history.
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return false
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusUnauthorized)
	// The cookie is not sent with a link from another page, mail included; with
	// the second request, which this page makes, it is.
	again := ""
	if r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Site") == "cross-site" {
		again = `<meta http-equiv="refresh" content="0">`
	}
	fmt.Fprintf(w, locked, again)
	return false
}

const locked = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>portcheck</title>%s<link rel="stylesheet" href="/desk.css">
<main class="wrap locked"><h1>This desk asks for its token</h1>
<p>Open the address that <code>portcheck serve</code> printed when it was started: it ends in <code>/?token=…</code> and has to be opened once on each device.</p></main>
`
