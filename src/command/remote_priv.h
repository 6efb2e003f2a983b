/* SPDX-License-Identifier: MIT */
/*
 * Another computer's hub, asked through ssh: fixed words there, bytes in, bytes out. Nothing that
 * a person typed is ever read by a shell, here or there.
 */
#ifndef REMOTE_PRIV_H
#define REMOTE_PRIV_H

#include "hub/command/cli.h"

#include <sys/types.h>

enum { REMOTE_WORDS = 12, REMOTE_MOST = 1 << 30 /* bytes of an answer */ };

struct remote_call {
    const char *server;       /* "hub@server", "server", "hub@server:2222" */
    const char *const *words; /* of the command there, without "hub", at most REMOTE_WORDS */
    size_t word_count;
    const void *in; /* what it reads; NULL: nothing */
    size_t in_len;
    bool quiet;          /* nobody is asked anything, and it is given up soon */
    const char *control; /* the socket of a connection that stands already; NULL: none */
};

struct remote_answer {
    const char *bytes; /* what it wrote; texts end with a NUL behind `len` */
    size_t len;
    const char *said; /* its sentences, without "hub: " before each; "" */
};

/* Whether a word is the name of a server, and not that of a file. */
bool remote_is_server(const char *word);

struct server {
    const char *target; /* "hub@server" */
    const char *port;   /* NULL: the usual one */
};
/* False: no name of a server. */
bool server_read(const char *word, struct arena *a, struct server *out);
/* "hub WORDS", each as one word to a shell or to hub's own reading of a command. */
char *server_command(const char *const *words, size_t count, struct arena *a);
/* "ssh -p 2222 hub@server WORDS", for people to type. */
const char *server_called(const char *name, const char *words, struct arena *a);
/* The program ssh on this computer. */
const char *server_ssh(const struct invocation *inv);
/* Started with these three files and none else, all signals as usual; 0: it runs as *pid. */
int program_start(const char *program, char *const *argv, char *const *envp, const int fds[3],
    pid_t *pid);

/*
 * What to do now, by what ssh said when it ended with 255: "" when it said nothing that hub knows.
 * *never: the server was not reached, so nothing was begun there.
 */
const char *server_why(const char *server, const char *said, bool *never, struct arena *a);

/* The exit status of a hub elsewhere as it was there; HUB_EIO: none of hub's own. */
enum hub_rc remote_result(int status);

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
