/* SPDX-License-Identifier: MIT */
/*
 * What full-text search takes for a word: the tokenizer "hub" of FTS5 is
 * wordscan (base), because the tokenizers of SQLite know neither Łukasz nor
 * Øystein. Registered in every connection before the file is migrated.
 */
#include "hub/base/wordscan.h"

#include "store_priv.h"

#include <string.h>

static int tokenizer_create(void *ctx, const char **words, int count, Fts5Tokenizer **out)
{
    (void)ctx;
    (void)words;
    if (count > 0) {
        return SQLITE_ERROR;
    }
    *out = (Fts5Tokenizer *)arena_create();
    return SQLITE_OK;
}

static void tokenizer_destroy(Fts5Tokenizer *t)
{
    arena_destroy((struct arena *)t);
}

static int tokenize(Fts5Tokenizer *t, void *ctx, int flags, const char *text, int len,
    int (*token)(void *, int, const char *, int, int, int))
{
    (void)flags;
    struct arena *a = (struct arena *)t;
    arena_reset(a);
    struct wordscan s = wordscan_on(arena_strndup(a, text ? text : "", text ? (size_t)len : 0), a);
    struct word w;
    int rc = SQLITE_OK;
    while (rc == SQLITE_OK && wordscan_next(&s, &w)) {
        int where = w.kind == WORD_JOINED ? FTS5_TOKEN_COLOCATED : 0;
        rc = token(ctx, where, w.folded, (int)w.len, (int)w.from, (int)w.to);
    }
    return rc;
}

/* hub_initials(name): "Mia Okafor" → "mo" */
static void fn_initials(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *name = (const char *)sqlite3_value_text(argv[0]);
    struct arena *a = arena_create();
    sqlite3_result_text(ctx, word_initials(name ? name : "", a), -1, SQLITE_TRANSIENT);
    arena_destroy(a);
}

static int fts5_of(sqlite3 *db, fts5_api **out)
{
    sqlite3_stmt *q = NULL;
    *out = NULL;
    int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &q, NULL);
    if (rc == SQLITE_OK) {
        sqlite3_bind_pointer(q, 1, out, "fts5_api_ptr", NULL);
        sqlite3_step(q);
        rc = sqlite3_finalize(q);
    }
    return rc == SQLITE_OK && !*out ? SQLITE_ERROR : rc;
}

enum hub_rc tokens_register(struct store *s, struct hub_err *err)
{
    fts5_api *api;
    fts5_tokenizer tokenizer = {tokenizer_create, tokenizer_destroy, tokenize};
    int rc = fts5_of(s->db, &api);
    if (rc == SQLITE_OK) {
        rc = api->xCreateTokenizer(api, "hub", NULL, &tokenizer, NULL);
    }
    if (rc == SQLITE_OK) {
        rc = sqlite3_create_function_v2(s->db, "hub_initials", 1,
            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, fn_initials, NULL, NULL,
            NULL);
    }
    return rc == SQLITE_OK ? HUB_OK : store_fail(s, rc, "get ready to search", err);
}
