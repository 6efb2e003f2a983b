/* SPDX-License-Identifier: MIT */
/*
 * A store in memory: what it is made of, and how it is kept elsewhere. An image is a whole
 * database; a step is what one transaction wrote, row by row and in order, whatever table it is
 * in. Image and steps played again give the same rows; triggers write the find indexes anew.
 */
#ifndef HUB_STORE_MEMORY_H
#define HUB_STORE_MEMORY_H

#include "hub/store/stmt.h"
#include "hub/store/store.h"

struct store_image {
    unsigned char *bytes;
    size_t len;
};

/* The database as bytes, of any store and of one moment: HUB_EIO when there is no memory for it. */
enum hub_rc store_image(struct store *s, struct store_image *out, struct hub_err *err);
void store_image_free(struct store_image *image); /* wiped; an empty one is fine */
/* The same as a store of its own in memory; nothing of it is ever in a file. */
enum hub_rc store_copy(struct store *s, struct store **out, struct hub_err *err);
/* Unused pages go: what was deleted is in no later image. Not in a transaction. */
enum hub_rc store_shrink(struct store *s, struct hub_err *err);

/*
 * A copy of some rows. They are read from a store beside the first one, which is of the same file
 * and has a sight of its own; what it finds it may note in temporary tables, else it only reads.
 * They are poured into one in memory that has the same tables and nothing in them.
 */
enum hub_rc store_beside(struct store *s, struct store **out, struct hub_err *err);
enum hub_rc store_blank(struct store *like, struct store **out, struct hub_err *err);
/* What `rows` gives of one store becomes rows of `table` in the other, column by column of that name. */
enum hub_rc store_pour(struct store *from, const char *rows, const struct sql_arg *args, size_t count,
    struct store *to, const char *table, struct hub_err *err);

/*
 * A copy in memory is filled between these two, in transactions of its own: no trigger runs, and a
 * record may name one that is not there. HUB_ECORRUPT at the end: one still does.
 */
enum hub_rc store_bulk_begin(struct store *s, struct hub_err *err);
enum hub_rc store_bulk_end(struct store *s, struct hub_err *err);

/*
 * Whoever keeps the steps of a store. `keep` is called in store_commit with all that the
 * transaction wrote, and returns when it is safe; on its error the transaction is gone. It is not
 * called when nothing was written.
 */
struct store_keeper {
    enum hub_rc (*keep)(void *arg, const unsigned char *step, size_t len, struct hub_err *err);
    void *arg;
};
/* From now on; not in a transaction. */
enum hub_rc store_set_keeper(
    struct store *s, const struct store_keeper *keeper, struct hub_err *err);
/* From now on store_begin answers HUB_EREADONLY. */
void store_set_readonly(struct store *s);
/* Play a kept step again. HUB_ECORRUPT: it does not fit these tables; nothing of it stays. */
enum hub_rc store_step_apply(
    struct store *s, const unsigned char *step, size_t len, struct hub_err *err);

/*
 * From the next transaction on this store writes as a new site, which knew all that the one before
 * knew then. `pack`: the mark of the copy it is an opening of, or NULL. The row of the site is
 * written with that transaction, so a file that is only read does not change.
 */
enum hub_rc store_new_site(struct store *s, const char *pack, struct hub_err *err);
/*
 * Where steps are kept, store_sweep leaves it owed: what was erased is in them still. Not owed any
 * more once an image has taken their place; this is in no step.
 */
enum hub_rc store_sweep_owe(struct store *s, bool owed, struct hub_err *err);
/* Opening it wrote in it beside replay: it was brought up to date, or swept. */
bool store_opening_wrote(const struct store *s);

#endif
