/* SPDX-License-Identifier: MIT */
#include "hub/base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*die_hook)(void);

void hub_die_hook(void (*restore)(void))
{
    die_hook = restore;
}

void hub_die_memory(void)
{
    hub_die("This computer has no memory left, so hub had to stop. What was saved is safe.");
}

void hub_die(const char *fmt, ...)
{
    void (*restore)(void) = die_hook;
    va_list ap;
    die_hook = NULL; /* a hook that dies itself must not come back here */
    if (restore) {
        restore();
    }
    va_start(ap, fmt);
    fputs("hub: ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    abort();
}
