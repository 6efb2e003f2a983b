/* SPDX-License-Identifier: MIT */
/* A hub in a sealed file in a folder of its own. */
#ifndef TESTS_SEALED_HUB_H
#define TESTS_SEALED_HUB_H

#include "hub/service/records.h"

extern const char SEALED_WORDS[]; /* its passphrase */

struct sealed_hub {
    struct arena *a;
    struct hub *h; /* NULL: nobody has it open */
    struct hub_err err;
    struct hub_clock clock; /* 21 November 2026, 10:00 */
    struct hub_opening opening;
    char *dir;
};

/* Not open yet. Fails where anything but the hub's files was left in its folder. */
int sealed_set_up(void **state);
int sealed_tear_down(void **state);
int sealed_forget(void **state); /* after all of them: what the first set-up keeps */
/* Closed, and opened. */
enum hub_rc sealed_try_open(struct sealed_hub *w);
void sealed_open_again(struct sealed_hub *w);

enum hub_rc sealed_try_add(struct sealed_hub *w, const char *family);
void sealed_add(struct sealed_hub *w, const char *family);
int64_t sealed_families(struct sealed_hub *w); /* how many */

char *sealed_bytes(struct sealed_hub *w, const char *path, size_t *len);
bool sealed_has(struct sealed_hub *w, const char *path, const char *text);

#endif
