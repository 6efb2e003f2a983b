/* SPDX-License-Identifier: MIT */
/*
 * How somebody comes in to a hub on a server: one page for them to keep, and files to double-click.
 * Nothing on either is a secret.
 */
#ifndef HUB_EXCHANGE_COME_IN_PAGES_H
#define HUB_EXCHANGE_COME_IN_PAGES_H

#include "hub/exchange/folder.h"
#include "hub/exchange/page.h"
#include "hub/service/users.h"

enum { COME_IN_KEYS = 4 };

struct come_in {
    const char *name, *role; /* whose page it is */
    bool known;              /* a key of theirs is there already */
    const char *server;      /* "hub@hub.example.org:2222", as hub go takes it */
    const char *ssh;         /* "ssh -p 2222 hub@hub.example.org" */
    const char *helper;      /* whom to ring about the server; "" */
    const char *carer;       /* the hub carer who gave it out */
    const char *fingerprints[COME_IN_KEYS]; /* of the server's own keys, "ED25519 SHA256:…" */
    size_t fingerprint_count;
};

struct page_doc *come_in_pages(struct hub *h, const struct come_in *c, struct arena *a);

/*
 * NAME.desktop for Linux, NAME.command for macOS, NAME.cmd for Windows, into a folder that was
 * begun, and may be a tar; they run hub go where hub is, else ssh. `file`: NAME, as spool_file
 * makes it; c->server and c->ssh hold letters of a server's name alone. Errors as folder_add.
 */
enum hub_rc come_in_starters(struct hub *h, const struct come_in *c, const char *file,
    struct folder_out *to, struct arena *a, struct hub_err *err);

#endif
