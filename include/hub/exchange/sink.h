/* SPDX-License-Identifier: MIT */
/*
 * Where bytes go: a file, a descriptor or memory. Writers of every format take
 * one of these, so a test reads back what a printer would have got.
 */
#ifndef HUB_EXCHANGE_SINK_H
#define HUB_EXCHANGE_SINK_H

#include "hub/base/err.h"
#include "hub/base/str.h"

#include <stddef.h>
#include <stdio.h>

struct sink {
    enum hub_rc (*write)(const struct sink *s, const void *bytes, size_t len, struct hub_err *err);
    void *to;         /* FILE * or struct sb * */
    int fd;           /* of sink_fd */
    const char *name; /* as the person named it, for sentences; NULL = "the output" */
};

struct sink sink_file(FILE *f, const char *name); /* the caller flushes and closes */
struct sink sink_fd(int fd, const char *name);    /* short writes and signals are handled */
struct sink sink_memory(struct sb *b);            /* never fails */

/* All of it or a sentence: HUB_EFULL when the disk is full, else HUB_EIO. */
enum hub_rc sink_write(const struct sink *s, const void *bytes, size_t len, struct hub_err *err);
enum hub_rc sink_text(const struct sink *s, const char *text, struct hub_err *err);

#endif
