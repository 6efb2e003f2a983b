/* SPDX-License-Identifier: MIT */
/* Inside the store: what is looked at and done before a file is open. */
#ifndef STORE_OPEN_PRIV_H
#define STORE_OPEN_PRIV_H

#include "store_priv.h"

/* To be looked at only, from memory, after it could not be opened for want of room; HUB_EFULL, err as it was. */
enum hub_rc store_open_full(const struct store_options *o, struct store **out, struct hub_err *err);
/* An empty file, mode 0600, where none is. */
enum hub_rc store_create_file(const char *path, struct hub_err *err);
/* Looks at the file's first bytes only, before SQLite may touch it. */
enum hub_rc store_header_check(const char *path, struct hub_err *err);
/* The same of a whole database in memory. */
enum hub_rc store_image_check(
    const char *name, const unsigned char *image, size_t len, struct hub_err *err);
/* The image becomes the database of a handle that was opened in memory. */
enum hub_rc image_load(struct store *s, const struct store_options *o, struct hub_err *err);
void store_mend_modes(const char *path, struct arena *a);
enum hub_rc store_filesystem_check(const char *path, struct hub_err *err);

enum hub_rc store_migrate(struct store *s, const struct store_options *o, struct hub_err *err);
enum hub_rc store_same_schema(struct store *s, struct store *like, struct hub_err *err); /* of its site too */

#endif
