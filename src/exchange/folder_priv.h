/* SPDX-License-Identifier: MIT */
#ifndef HUB_EXCHANGE_FOLDER_PRIV_H
#define HUB_EXCHANGE_FOLDER_PRIV_H

#include "hub/exchange/folder.h"

#include <stdbool.h>

/* What the folder and the tar have in common: names in, files in order out. */
struct gather {
    const struct noun *const *nouns;
    size_t count;
    struct arena *a;
    struct faults *faults;
    struct folder *out;
    struct folder_file *found; /* one place a noun, noun NULL while it is empty */
    bool other_csv;            /* a .csv file of another name was there */
    bool unfinished;           /* it says so itself */
};

struct gather gather_on(const char *path, const struct noun *const *nouns, size_t count,
    struct arena *a, struct folder *out, struct faults *faults);
/* The place of a file of this name, or -1; tells of a .csv of another name and of a second one. */
int gather_place(struct gather *g, const char *name);
void gather_put(struct gather *g, int place, const char *name, const char *bytes, size_t len);
enum hub_rc gather_end(struct gather *g, struct hub_err *err);

/* A ustar header for a plain file of `len` bytes; how many zero bytes follow its contents. */
void tar_header(char block[512], const char *name, size_t len, bool program, hub_stamp at);
size_t tar_padding(size_t len);

#endif
