/* SPDX-License-Identifier: MIT */
/*
 * Another computer's hub, asked through ssh: fixed words there, bytes in, bytes out. Nothing that
 * a person typed is ever read by a shell, here or there.
 */
#ifndef REMOTE_PRIV_H
#define REMOTE_PRIV_H

#include "hub/command/cli.h"

enum { REMOTE_WORDS = 12, REMOTE_MOST = 1 << 30 /* bytes of an answer */ };

struct remote_call {
    const char *server;       /* "hub@server", "server", "hub@server:2222" */
    const char *const *words; /* of the command there, without "hub", at most REMOTE_WORDS */
    size_t word_count;
    const void *in; /* what it reads; NULL: nothing */
    size_t in_len;
};

struct remote_answer {
    const char *bytes; /* what it wrote; texts end with a NUL behind `len` */
    size_t len;
    const char *said; /* its sentences, without "hub: " before each; "" */
};

/* Whether a word is the name of a server, and not that of a file. */
bool remote_is_server(const char *word);

/*
 * Run `hub WORDS` there and wait for its end. HUB_ENOSERVER: it could not be reached, or has no
 * hub. A failure there comes back as it was there, with its sentence (HUB_EDENIED, HUB_EINVAL …);
 * the answer holds what was written until then. A PIN that is wanted there is asked here, and goes
 * in front of what is sent. From the screen nothing is asked, by ssh neither: a key that needs a
 * passphrase of its own has to be in an agent.
 */
enum hub_rc remote_run(struct invocation *inv, const struct remote_call *call, struct arena *a,
    struct remote_answer *out, struct hub_err *err);

#endif
