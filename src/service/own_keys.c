/* SPDX-License-Identifier: MIT */
#include "own_keys_priv.h"

#include "hub/model/meta.h"

#include "hub_priv.h"
#include "seal_priv.h"
#include "seal_state_priv.h"

#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

void key_text(const unsigned char key[SEAL_KEY], char out[KEY_TEXT])
{
    sodium_bin2hex(out, KEY_TEXT, key, SEAL_KEY);
}

bool key_from_text(const char *text, unsigned char out[SEAL_KEY])
{
    size_t len = 0;
    return text && strlen(text) == KEY_TEXT - 1 &&
           sodium_hex2bin(out, SEAL_KEY, text, KEY_TEXT - 1, NULL, &len, NULL) == 0 &&
           len == SEAL_KEY;
}

static void take(struct own_keys *k, const char *text, bool *is)
{
    *is = key_from_text(text, k->open[k->count]);
    k->count += *is;
}

enum hub_rc own_keys_kept(struct store *s, struct own_keys *out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    const char *text;
    *out = (struct own_keys){0};
    enum hub_rc rc = meta_text(s, META_RECOVERY, scratch, &text, err);
    if (rc == HUB_OK) {
        take(out, text, &out->recovery);
        rc = meta_text(s, META_OWN_KEY, scratch, &text, err);
    }
    if (rc == HUB_OK) {
        take(out, text, &out->own);
    }
    arena_destroy(scratch);
    return rc;
}

/* A database of its own, in a file: the only thing a key is laid beside. */
static bool is_database(const struct hub *h)
{
    struct stat st;
    const char *path = hub_path(h);
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && !seal_is_file(path);
}

enum hub_rc own_pair(struct hub *h, struct seal_pair **out, struct hub_err *err)
{
    return hub_key_load(hub_path(h), out, err);
}

struct own_work {
    char text[KEY_TEXT];
};

static enum hub_rc put_own(struct hub *h, void *arg, struct hub_err *err)
{
    const struct own_work *w = arg;
    return meta_put_text(h->store, META_OWN_KEY, w->text, err);
}

/* The file says which key is its own: another computer may have been given the file, not the key. */
static enum hub_rc keep_public(struct hub *h, const struct seal_pair *p, struct hub_err *err)
{
    struct own_work w;
    struct txn_label label = {.verb = "key", .person = h->person};
    key_text(p->open, w.text);
    return hub_write(h, &label, put_own, &w, err);
}

static enum hub_rc have_pair(struct hub *h, struct seal_pair **out, struct hub_err *err)
{
    enum hub_rc rc = own_pair(h, out, err);
    return rc == HUB_ENOTFOUND ? hub_key_make(hub_path(h), out, err) : rc;
}

enum hub_rc own_keys(struct hub *h, struct own_keys *out, struct hub_err *err)
{
    struct seal_pair *p = NULL;
    enum hub_rc rc = own_keys_kept(h->store, out, err);
    if (rc != HUB_OK || hub_readonly(h) || store_in_txn(h->store) || !is_database(h)) {
        return rc;
    }
    rc = have_pair(h, &p, err);
    if (rc != HUB_OK) {
        return rc;
    }
    size_t at = out->own ? out->count - 1 : out->count;
    if (!out->own || memcmp(out->open[at], p->open, SEAL_KEY) != 0) {
        memcpy(out->open[at], p->open, SEAL_KEY);
        out->count = at + 1;
        out->own = true;
        rc = keep_public(h, p, err);
    }
    seal_pair_free(p);
    return rc;
}
