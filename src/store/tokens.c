/* SPDX-License-Identifier: MIT */
/*
 * What full-text search takes for a word: the tokenizer "hub" of FTS5 is
 * wordscan (base), because the tokenizers of SQLite know neither Łukasz nor
 * Øystein. Registered in every connection before the file is migrated.
 */
#include "hub/base/wordscan.h"

#include "store_priv.h"

#include <string.h>

enum { FITS_WORDS = 256 }; /* of one line: the beginning, and marks of families, children, kinds */

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

static void add_text(struct sb *b, const char *text, size_t len)
{
    sb_addf(b, "%c\"%.*s\"", b->len ? ',' : '[', (int)len, text);
}

/* What `add` takes of each word of a text, as a JSON list; what a mark begins is no word. */
static void list_words(sqlite3_context *ctx, sqlite3_value *of, void (*add)(struct sb *b, const struct word *w))
{
    const char *text = (const char *)sqlite3_value_text(of);
    struct arena *a = arena_create();
    struct wordscan s = wordscan_on(text ? text : "", a);
    struct sb b = sb_as_is(a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        if (w.kind != WORD_MARKED) {
            add(&b, &w);
        }
    }
    sb_add(&b, b.len ? "]" : "[]");
    sqlite3_result_text(ctx, sb_str(&b), -1, SQLITE_TRANSIENT);
    arena_destroy(a);
}

static void add_prefixes(struct sb *b, const struct word *w)
{
    size_t len = word_prefix(w, WORD_PREFIX);
    for (size_t letters = 1, to = 0; to < len; letters++) {
        to = word_prefix(w, letters);
        add_text(b, w->folded, to);
    }
}

static void add_word(struct sb *b, const struct word *w)
{
    add_text(b, w->folded, w->len);
}

/* hub_prefixes("Siân"): ["s","si","sia","sian"], of each word. */
static void fn_prefixes(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    list_words(ctx, argv[0], add_prefixes);
}

/* hub_words("Siân rang"): ["sian","rang"], all that the tokenizer makes of it but the marks. */
static void fn_words(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    list_words(ctx, argv[0], add_word);
}

/* One line of what is asked: the beginning of a word, then marks, any of which will do. */
struct asked {
    const char *words[FITS_WORDS];
    size_t lengths[FITS_WORDS], count;
    bool fits;
};

static struct asked asked_in(const char *line, size_t len)
{
    struct asked a = {0};
    for (const char *p = line; p < line + len && a.count < FITS_WORDS;) {
        size_t n = strcspn(p, " \n");
        a.words[a.count] = p;
        a.lengths[a.count] = n;
        a.count += n > 0;
        p += n + 1;
    }
    return a;
}

static void look(struct asked *a, const struct word *w)
{
    bool mark = w->kind == WORD_MARKED;
    for (size_t i = mark ? 1 : 0; !a->fits && i < (mark ? a->count : a->count > 0); i++) {
        const char *text = w->folded + mark; /* behind the sign of a mark */
        size_t len = w->len - mark;
        a->fits = (mark ? len == a->lengths[i] : len >= a->lengths[i]) &&
                  memcmp(text, a->words[i], a->lengths[i]) == 0;
    }
}

/* hub_fits(words, marks, asked): each line asked for has a word or a mark of these texts. */
static void fn_fits(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    bool fits = true;
    const char *asked = (const char *)sqlite3_value_text(argv[2]);
    struct arena *a = arena_create();
    for (const char *p = asked ? asked : ""; fits && *p;) {
        size_t len = strcspn(p, "\n");
        struct asked one = asked_in(p, len);
        for (int k = 0; k < 2 && !one.fits; k++) {
            const char *text = (const char *)sqlite3_value_text(argv[k]);
            struct wordscan s = wordscan_on(text ? text : "", a);
            struct word w;
            while (!one.fits && wordscan_next(&s, &w)) {
                look(&one, &w);
            }
        }
        fits = one.fits;
        p += len + (p[len] != '\0');
    }
    sqlite3_result_int(ctx, fits);
    arena_destroy(a);
}

static int function_add(
    sqlite3 *db, const char *name, int args, void (*fn)(sqlite3_context *, int, sqlite3_value **))
{
    return sqlite3_create_function_v2(db, name, args,
        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, fn, NULL, NULL, NULL);
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
        rc = function_add(s->db, "hub_initials", 1, fn_initials);
    }
    if (rc == SQLITE_OK) {
        rc = function_add(s->db, "hub_prefixes", 1, fn_prefixes);
    }
    if (rc == SQLITE_OK) {
        rc = function_add(s->db, "hub_words", 1, fn_words);
    }
    if (rc == SQLITE_OK) {
        rc = function_add(s->db, "hub_fits", 3, fn_fits);
    }
    return rc == SQLITE_OK ? HUB_OK : store_fail(s, rc, "get ready to search", err);
}
