/* SPDX-License-Identifier: MIT */
/* The bytes of a sealed file on a disk, a stick, a pipe or in memory; and the file being in use. */
#ifndef SERVICE_SEAL_FILE_PRIV_H
#define SERVICE_SEAL_FILE_PRIV_H

#include "hub/base/err.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct seal_file {
    int fd; /* -1: `bytes` */
    const unsigned char *bytes;
    int64_t size; /* as it was opened */
    bool pipe;    /* only ever written to, one byte after another; not ours to close */
    int dir;      /* its folder, or -1 */
    int old;      /* held while another takes its place, or -1 */
    bool fresh;   /* at `temp` still */
    bool replace;
    char path[PATH_MAX], name[NAME_MAX + 1], temp[NAME_MAX + 1];
};

void seal_file_none(struct seal_file *f);
enum hub_rc seal_file_open(struct seal_file *f, const char *path, bool write, struct hub_err *err);
/* To look at what is there now, in use or not; nothing is held. */
enum hub_rc seal_file_peek(struct seal_file *f, const char *path, struct hub_err *err);
void seal_file_bytes(struct seal_file *f, const unsigned char *bytes, size_t len);
void seal_file_pipe(struct seal_file *f, int fd);
/* `held`: we have what is at `path` open for writing ourselves. */
enum hub_rc seal_file_create(
    struct seal_file *f, const char *path, bool replace, bool held, struct hub_err *err);
void seal_file_close(struct seal_file *f);

/* Exactly `len` bytes at `at`. */
enum hub_rc seal_file_read(
    const struct seal_file *f, int64_t at, void *out, size_t len, struct hub_err *err);
enum hub_rc seal_file_write(
    const struct seal_file *f, int64_t at, const void *bytes, size_t len, struct hub_err *err);
enum hub_rc seal_file_cut(const struct seal_file *f, int64_t at, struct hub_err *err);
enum hub_rc seal_file_sync(const struct seal_file *f, struct hub_err *err);
/* The new one takes its place. */
enum hub_rc seal_file_settle(struct seal_file *f, struct hub_err *err);

#endif
