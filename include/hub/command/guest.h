/* SPDX-License-Identifier: MIT */
/*
 * Who came in over ssh. sshd starts `hub ssh --as NAME` by the line of the key that was used; what
 * the person typed behind the server's name is text in SSH_ORIGINAL_COMMAND, which no shell reads.
 *
 * For such a guest hub reads no settings but the system's, knows no folder of theirs, writes and
 * reads no file that they name, and runs with an environment of its own.
 */
#ifndef HUB_COMMAND_GUEST_H
#define HUB_COMMAND_GUEST_H

#include "hub/base/arena.h"
#include "hub/base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { GUEST_COMMAND_MOST = 8192 /* bytes; our own number */, GUEST_TERM_MOST = 32 };

/* The last word of what hub go says to a server, and what it is told from there, with a number. */
#define GO_WORD  "--go"
#define GO_FETCH "\033_hub-fetch %lld\033\\"

struct guest {
    const char *command;    /* SSH_ORIGINAL_COMMAND; NULL or "": none, so the screen */
    const char *connection; /* SSH_CONNECTION: "203.0.113.7 50022 192.0.2.1 22"; NULL */
    const char *auth;       /* SSH_USER_AUTH: a file that names the key, with ExposeAuthInfo; NULL */
    /* The rest is set when the command line was read. */
    const char *name;        /* who */
    const char *address;     /* "203.0.113.7"; "" */
    const char *fingerprint; /* of the key; "": sshd does not say */
    bool go; /* hub go is at the other end: it is told of what waits, and fetches it */
};

/* Whether this program was started for a guest, before anything else is looked at. */
bool guest_asked(int argc, char *const *argv);
/* From `connection` and `auth`, on `a`; "" for what is not as sshd writes it. */
const char *guest_address(const struct guest *g, struct arena *a);
const char *guest_fingerprint(const struct guest *g, struct arena *a);
/* A terminal's name as terminfo may be asked for it; "vt100" for NULL and any other text. */
const char *guest_term(const char *term);

/*
 * The words of a command as it was typed: blanks between, '…' and "…" keep them together, \ keeps
 * the next letter (within "…" only before " and \). Nothing else means anything. A first word
 * "hub" is passed over. *words has *count words and a NULL.
 * HUB_EUSAGE: longer than GUEST_COMMAND_MOST, control signs, not UTF-8, a quote without its end.
 */
enum hub_rc guest_words(const char *text, size_t len, struct arena *a, const char ***words,
    size_t *count, struct hub_err *err);

struct invocation;
/* HUB_EDENIED, with how to put it: what this command names or does is not for a guest. */
enum hub_rc guest_may(const struct invocation *inv, struct hub_err *err);

#endif
