/* SPDX-License-Identifier: MIT */
/*
 * What may be shown while a PIN is awaited: which hub this is and whom to ring
 * in the night. Nothing about anybody, so it needs no permission.
 */
#ifndef HUB_SERVICE_LOCK_H
#define HUB_SERVICE_LOCK_H

#include "hub/service/hub.h"

enum { LOCK_LINES = 8 };

struct lock_page {
    const char *title; /* "Robin Hub", "3 hubs" */
    bool practice;     /* PRACTICE goes before the title */
    /* "Out of hours: 01484 225000", each hub's own where they differ; the last is about 999. */
    const char *lines[LOCK_LINES];
    size_t count;
};

/* Numbers of the hubs this person sees (the one narrowed to, else all), else hub.ini's. Texts on `a`. */
void lock_page_read(struct hub *h, struct arena *a, struct lock_page *out);

#endif
